using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Auditing;
using CioCompass.Core.Content;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data;

/// <summary>The one database: content, accounts, assessments and workshops. As it is, in a SQLite file; <see cref="Postgres"/> has the other.</summary>
public class CompassDbContext : IdentityUserContext<CompassUser, Guid>
{
    public CompassDbContext(DbContextOptions<CompassDbContext> options)
        : this((DbContextOptions)options)
    {
    }

    protected CompassDbContext(DbContextOptions options)
        : base(options) =>
        // Without a transaction a single-row save (INSERT … RETURNING) never triggers SQLite's auto-checkpoint, and the WAL grows
        // without bound. On PostgreSQL every save has to take the write lock, which a transaction does at its beginning (WriteLock).
        Database.AutoTransactionBehavior = AutoTransactionBehavior.Always;

    /// <summary>Lock of the transaction that is being begun; see <see cref="Writing"/>.</summary>
    internal WriteLock NextLock { get; set; }

    /// <summary>Whether it only reads, a few rows: on PostgreSQL it has a line of its own (<see cref="Postgres.ConnectionGate"/>).</summary>
    internal bool IsBrief { get; set; }

    public DbSet<Source> Sources => Set<Source>();

    public DbSet<Statistic> Statistics => Set<Statistic>();

    public DbSet<Claim> Claims => Set<Claim>();

    public DbSet<QuestionSet> QuestionSets => Set<QuestionSet>();

    public DbSet<ContentRelease> ContentReleases => Set<ContentRelease>();

    public DbSet<ContentDraft> ContentDrafts => Set<ContentDraft>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<OrganisationMember> OrganisationMembers => Set<OrganisationMember>();

    public DbSet<AccountLink> AccountLinks => Set<AccountLink>();

    public DbSet<Assessment> Assessments => Set<Assessment>();

    public DbSet<FormerAnswer> FormerAnswers => Set<FormerAnswer>();

    public DbSet<ActionItem> ActionItems => Set<ActionItem>();

    public DbSet<SharedLink> SharedLinks => Set<SharedLink>();

    public DbSet<Workshop> Workshops => Set<Workshop>();

    public DbSet<Round> Rounds => Set<Round>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<RoundSecret> RoundSecrets => Set<RoundSecret>();

    public DbSet<OpenBallot> OpenBallots => Set<OpenBallot>();

    public DbSet<BallotCount> BallotCounts => Set<BallotCount>();

    public DbSet<ConfidenceCount> ConfidenceCounts => Set<ConfidenceCount>();

    public DbSet<AgreedAnswer> AgreedAnswers => Set<AgreedAnswer>();

    public DbSet<RoomQuestion> RoomQuestions => Set<RoomQuestion>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CompassDbContext).Assembly);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter>();
        configurationBuilder.Properties<List<LocalizedText>>().HaveConversion<LocalizedTextsConverter, LocalizedTextsComparer>();
    }
}
