using CioCompass.Core.Assessments;
using CioCompass.Core.Data.Deletion;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CioCompass.Core.Data.Configurations;

internal sealed class WorkshopConfiguration : IEntityTypeConfiguration<Workshop>
{
    public void Configure(EntityTypeBuilder<Workshop> workshop)
    {
        workshop.Property(w => w.Id).ValueGeneratedNever();
        workshop.Property(w => w.JoinCode).HasMaxLength(JoinCode.Length);
        workshop.Property(w => w.StartedBy).HasMaxLength(256);
        workshop.Property(w => w.Version).IsConcurrencyToken();
        workshop.HasIndex(w => w.JoinCode).IsUnique();
        workshop.HasIndex(w => new { w.AssessmentId, w.StartedAt });

        // One open workshop per assessment, however many start one at once; a closed one has no code.
        workshop.HasIndex(w => w.AssessmentId).IsUnique().HasFilter("\"JoinCode\" IS NOT NULL");
        workshop.ToTable("Workshops", t => t.HasCheckConstraint(
            "CK_Workshops_JoinCode", "(Status = 'Open' AND JoinCode IS NOT NULL) OR (Status = 'Closed' AND JoinCode IS NULL)"));
        workshop.HasOne(w => w.Assessment).WithMany().HasForeignKey(w => w.AssessmentId);
        workshop.HasMany(w => w.Rounds).WithOne(r => r.Workshop).HasForeignKey(r => r.WorkshopId);
    }
}

internal sealed class RoundConfiguration : IEntityTypeConfiguration<Round>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Subject).HasMaxLength(Round.SubjectMaxLength);
        round.HasIndex(r => new { r.WorkshopId, r.Kind, r.Subject, r.Attempt }).IsUnique();
        round.HasIndex(r => new { r.Status, r.TimerEndsAt });

        // One open round per workshop.
        round.HasIndex(r => r.WorkshopId).IsUnique().HasFilter("\"Status\" = 'Open'");
    }
}

/// <summary>No foreign key, as <see cref="Erasure"/> says.</summary>
internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> participant)
    {
        participant.ToTable("Participants");
        participant.Property(p => p.Id).ValueGeneratedNever();
        participant.Property(p => p.DisplayName).HasMaxLength(Participant.DisplayNameMaxLength);
        participant.HasIndex(p => p.TokenHash).IsUnique();
        participant.HasIndex(p => p.WorkshopId);
    }
}

/// <summary>No foreign key, as <see cref="Erasure"/> says.</summary>
internal sealed class RoundSecretConfiguration : IEntityTypeConfiguration<RoundSecret>
{
    public void Configure(EntityTypeBuilder<RoundSecret> secret)
    {
        secret.HasKey(s => s.RoundId);
        secret.Property(s => s.RoundId).ValueGeneratedNever();
        secret.Property(s => s.Sealed).HasColumnName("Value");
    }
}

/// <summary>No foreign key, as <see cref="Erasure"/> says.</summary>
internal sealed class OpenBallotConfiguration : IEntityTypeConfiguration<OpenBallot>
{
    public void Configure(EntityTypeBuilder<OpenBallot> ballot)
    {
        ballot.HasKey(b => new { b.RoundId, b.VoterKey });
        ballot.Ignore(b => b.Value);
        ballot.ToTable(t => t.HasCheckConstraint("CK_OpenBallots_Number", BallotCountConfiguration.NumberFitsChoice));
    }
}

internal sealed class BallotCountConfiguration : IEntityTypeConfiguration<BallotCount>
{
    public const string NumberFitsChoice =
        "(Choice = 'Level' AND Number BETWEEN 1 AND 5) OR (Choice = 'Guess' AND Number BETWEEN 0 AND 100) "
        + "OR (Choice NOT IN ('Level', 'Guess') AND Number IS NULL)";

    public void Configure(EntityTypeBuilder<BallotCount> ballots)
    {
        ballots.Property(b => b.Id).ValueGeneratedNever();
        ballots.HasIndex(b => new { b.RoundId, b.Choice, b.Number }).IsUnique();
        ballots.HasOne<Round>().WithMany().HasForeignKey(b => b.RoundId);
        ballots.ToTable("BallotCounts", t =>
        {
            t.HasCheckConstraint("CK_BallotCounts_Number", NumberFitsChoice);
            t.HasCheckConstraint("CK_BallotCounts_Count", "Count > 0");
        });
    }
}

internal sealed class ConfidenceCountConfiguration : IEntityTypeConfiguration<ConfidenceCount>
{
    public void Configure(EntityTypeBuilder<ConfidenceCount> count)
    {
        count.HasKey(c => new { c.RoundId, c.Least });
        count.HasOne<Round>().WithMany().HasForeignKey(c => c.RoundId);
        count.ToTable("ConfidenceCounts", t => t.HasCheckConstraint("CK_ConfidenceCounts_Count", "Count > 0"));
    }
}

internal sealed class AgreedAnswerConfiguration : IEntityTypeConfiguration<AgreedAnswer>
{
    public void Configure(EntityTypeBuilder<AgreedAnswer> agreed)
    {
        agreed.Property(a => a.Id).ValueGeneratedNever();
        agreed.Property(a => a.QuestionKey).HasMaxLength(Round.SubjectMaxLength);
        agreed.Property(a => a.Rationale).HasMaxLength(AgreedAnswer.TextMaxLength);
        agreed.Property(a => a.MinorityView).HasMaxLength(AgreedAnswer.TextMaxLength);
        agreed.Property(a => a.AgreedBy).HasMaxLength(256);
        agreed.Property(a => a.Version).IsConcurrencyToken();
        agreed.HasIndex(a => new { a.AssessmentId, a.QuestionKey }).IsUnique();
        agreed.HasOne<Assessment>().WithMany().HasForeignKey(a => a.AssessmentId);
        agreed.ToTable("AgreedAnswers", t => t.HasCheckConstraint(
            "CK_AgreedAnswers_Level", "(Kind = 'Rated' AND Level BETWEEN 1 AND 5) OR (Kind <> 'Rated' AND Level IS NULL)"));
    }
}

internal sealed class RoomQuestionConfiguration : IEntityTypeConfiguration<RoomQuestion>
{
    public void Configure(EntityTypeBuilder<RoomQuestion> question)
    {
        question.ToTable("RoomQuestions");
        question.HasIndex(q => new { q.StatisticKey, q.Version }).IsUnique();
        question.Property(q => q.StatisticKey).HasMaxLength(64);
    }
}
