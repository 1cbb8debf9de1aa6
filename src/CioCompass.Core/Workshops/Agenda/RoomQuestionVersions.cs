namespace CioCompass.Core.Workshops.Agenda;

/// <summary>The questions to rooms about each figure, now and before.</summary>
/// <param name="All">Every version, of each figure the latest first.</param>
public sealed record RoomQuestionVersions(IReadOnlyList<RoomQuestionView> All)
{
    /// <summary>The questions that rooms are asked now, by the key of the statistic.</summary>
    public IReadOnlyDictionary<string, RoomQuestionView> Current { get; } =
        All.DistinctBy(q => q.StatisticKey).ToDictionary(q => q.StatisticKey, StringComparer.Ordinal);

    /// <summary>The words as they were at that moment: ballots were cast on those.</summary>
    /// <param name="moment">UTC; null for now.</param>
    /// <returns>Null where rooms are not asked about that figure. A vote from before the first words is shown with those.</returns>
    public RoomQuestionView? FindAt(string key, DateTime? moment) =>
        All.FirstOrDefault(q => q.StatisticKey == key && (moment is null || q.PublishedAt is null || q.PublishedAt <= moment))
        ?? All.LastOrDefault(q => q.StatisticKey == key);
}
