namespace CioCompass.Core.Content.Statistics;

/// <summary>Finds the fields in which two drafts of a statistic differ.</summary>
public static class StatisticChanges
{
    private static readonly (StatisticField Field, Func<StatisticDraft, object?> Value)[] Fields =
    [
        (StatisticField.Percentage, d => d.Percentage),
        (StatisticField.Audience, d => d.Audience),
        (StatisticField.Headline, d => d.Headline),
        (StatisticField.Subject, d => d.Subject),
        (StatisticField.Statement, d => d.Statement),
        (StatisticField.Publisher, d => d.Source.Publisher),
        (StatisticField.SourceTitle, d => d.Source.Title),
        (StatisticField.Year, d => d.Source.Year),
        (StatisticField.Url, d => d.Source.Url),
        (StatisticField.Vendor, d => d.Source.IsVendorStudy),
        (StatisticField.AudienceLabel, d => d.AudienceLabel),
        (StatisticField.Base, d => d.Base),
        (StatisticField.SampleSize, d => d.SampleSize),
        (StatisticField.Margin, d => d.MarginPoints),
        (StatisticField.Countries, d => d.Countries),
        (StatisticField.Fieldwork, d => (d.FieldworkFrom, d.FieldworkTo)),
        (StatisticField.Verification, d => d.Verification),
        (StatisticField.VerificationNote, d => d.VerificationNote),
        (StatisticField.CheckedAgainst, d => d.CheckedAgainst),
        (StatisticField.Caution, d => d.Caution),
        (StatisticField.Guess, d => d.Room.Guess),
        (StatisticField.Position, d => d.Room.Position),
        (StatisticField.Comparability, d => d.Room.Comparability),
        (StatisticField.Reason, d => d.Room.Reason),
        (StatisticField.Withdrawn, d => d.IsWithdrawn),
    ];

    /// <returns>In the order of the form; none where both say the same.</returns>
    public static IReadOnlyList<StatisticField> Between(StatisticDraft from, StatisticDraft to) =>
        [.. Fields.Where(f => !Equals(f.Value(from), f.Value(to))).Select(f => f.Field)];
}
