using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Data.Content;

/// <summary>Brings the shipped content into the database: once per version, all of it or none of it.</summary>
public sealed class ContentLoader(IDbContextFactory<CompassDbContext> contexts, TimeProvider clock)
{
    private const int StatisticsVersion = 1;
    private const int QuestionSetVersion = 1;
    private const int RoomQuestionsVersion = 1;

    /// <summary>Adds what this program version ships and the database does not have yet. A second call changes nothing.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        if (!await db.Statistics.AnyAsync(s => s.Version == StatisticsVersion, cancellationToken))
        {
            Add(db, ContentFiles.Statistics(StatisticsVersion));
        }

        if (!await db.QuestionSets.AnyAsync(s => s.Version == QuestionSetVersion, cancellationToken))
        {
            Add(db, ContentFiles.QuestionSet(QuestionSetVersion));
        }

        if (!await db.RoomQuestions.AnyAsync(q => q.Version == RoomQuestionsVersion, cancellationToken))
        {
            Add(db, ContentFiles.RoomQuestions(RoomQuestionsVersion));
        }

        // One save is one transaction.
        await db.SaveChangesAsync(cancellationToken);
    }

    private static void Add(CompassDbContext db, StatisticsFile file)
    {
        var sources = file.Sources.ToDictionary(
            s => s.Key, s => new Source(s.Key, s.Publisher, s.Title, s.Year, s.IsVendorStudy), StringComparer.Ordinal);

        db.Statistics.AddRange(file.Statistics.Select((row, index) =>
            new Statistic(row.Key, file.Version, row.Percentage, row.Audience, sources[row.Source])
            {
                Order = index + 1,
                AudienceLabel = row.AudienceLabel,
                Headline = row.Headline,
                Subject = row.Subject,
                Statement = row.Statement,
                Base = row.Base,
                SampleSize = row.SampleSize,
                MarginPoints = row.MarginPoints,
                FieldworkFrom = row.FieldworkFrom,
                FieldworkTo = row.FieldworkTo,
                Countries = row.Countries,
                Verification = row.Verification,
                VerificationNote = row.VerificationNote,
                CheckedAgainst = row.CheckedAgainst,
                Caution = row.Caution,
            }));

        db.Claims.AddRange(file.Claims.Select((row, index) =>
            new Claim(row.Key, file.Version, index + 1, row.Statistic) { Text = row.Text, Note = row.Note }));
    }

    private static void Add(CompassDbContext db, RoomQuestionsFile file) =>
        db.RoomQuestions.AddRange(file.Questions.Select(row => new RoomQuestion(row.Statistic, file.Version, row.Comparability)
        {
            Guess = row.Guess,
            Position = row.Position,
            ComparabilityReason = row.ComparabilityReason,
        }));

    private void Add(CompassDbContext db, QuestionSetFile file)
    {
        var set = new QuestionSet(file.Key, file.Version) { Title = file.Title, RoleContext = [.. file.RoleContext] };
        foreach (var (themeRow, themeIndex) in file.Themes.Select((row, index) => (row, index)))
        {
            var theme = new Theme(themeRow.Key, themeIndex + 1, themeRow.Prerequisite) { Name = themeRow.Name, Intent = themeRow.Intent };
            foreach (var (row, index) in themeRow.Questions.Select((row, index) => (row, index)))
            {
                theme.Add(new Question(row.Key, index + 1, row.FromArticle, row.Evidence)
                {
                    Text = row.Text,
                    Guidance = row.Guidance,
                    Levels = [.. row.Levels],
                });
            }

            set.Add(theme);
        }

        set.Publish(clock.GetUtcNow().UtcDateTime);
        db.QuestionSets.Add(set);
    }
}
