using CioCompass.Core.Statistics;

namespace CioCompass.Core.Data.Content;

/// <summary>Statistics between the files and the database.</summary>
internal static class StatisticRows
{
    public static Source ToSource(SourceRow row) => new(row.Key, row.Publisher, row.Title, row.Year, row.IsVendorStudy);

    /// <summary>The next version of a statistic: the later release, with what an administrator changed since the earlier one.</summary>
    /// <param name="earlier">The earlier release, which may not have had it.</param>
    /// <returns>
    /// Null where nothing is to be changed, and where it has become another figure: what a release says of a number holds for that number
    /// of that publisher only.
    /// </returns>
    public static Statistic? Next(Statistic latest, StatisticsFile earlier, StatisticRow after, DateTime? publishedAt)
    {
        var theirs = new StatisticRow(latest.Key, latest.Content, latest.Source.Key);
        if (earlier.Statistics.FirstOrDefault(s => s.Key == after.Key) is not { } before || latest.IsOwn || theirs.Percentage != before.Percentage
            || IsOtherSource(latest.Source, earlier.Sources.FirstOrDefault(s => s.Key == before.Source)))
        {
            return null;
        }

        var merged = Merge(theirs, before, after);
        return merged == theirs
            ? null
            : merged.ToStatistic(latest.Version + 1, latest.Order, latest.Source, publishedAt, latest.IsWithdrawn);
    }

    /// <param name="order">Place in the article, from 1.</param>
    public static Statistic ToStatistic(
        this StatisticRow row, int version, int order, Source source, DateTime? publishedAt, bool isWithdrawn = false) =>
        new(row.Key, version, order, row, source) { IsWithdrawn = isWithdrawn, PublishedAt = publishedAt };

    private static bool IsOtherSource(Source source, SourceRow? shipped) =>
        shipped is not null && (source.Publisher != shipped.Publisher || (shipped.Year is { } year && source.Year != year));

    private static StatisticRow Merge(StatisticRow theirs, StatisticRow before, StatisticRow after) => theirs with
    {
        Audience = ThreeWay.Pick(theirs.Audience, before.Audience, after.Audience),
        AudienceLabel = ThreeWay.Texts(theirs.AudienceLabel, before.AudienceLabel, after.AudienceLabel),
        Headline = ThreeWay.Texts(theirs.Headline, before.Headline, after.Headline),
        Subject = ThreeWay.Texts(theirs.Subject, before.Subject, after.Subject),
        Statement = ThreeWay.Texts(theirs.Statement, before.Statement, after.Statement),
        Base = ThreeWay.Texts(theirs.Base, before.Base, after.Base),
        SampleSize = ThreeWay.Pick(theirs.SampleSize, before.SampleSize, after.SampleSize),
        MarginPoints = ThreeWay.Pick(theirs.MarginPoints, before.MarginPoints, after.MarginPoints),
        FieldworkFrom = ThreeWay.Pick(theirs.FieldworkFrom, before.FieldworkFrom, after.FieldworkFrom),
        FieldworkTo = ThreeWay.Pick(theirs.FieldworkTo, before.FieldworkTo, after.FieldworkTo),
        Countries = ThreeWay.Pick(theirs.Countries, before.Countries, after.Countries),
        Verification = ThreeWay.Pick(theirs.Verification, before.Verification, after.Verification),
        VerificationNote = ThreeWay.Texts(theirs.VerificationNote, before.VerificationNote, after.VerificationNote),
        CheckedAgainst = ThreeWay.Pick(theirs.CheckedAgainst, before.CheckedAgainst, after.CheckedAgainst),
        Caution = ThreeWay.OptionalTexts(theirs.Caution, before.Caution, after.Caution),
    };
}
