using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Content.Packages;

/// <summary>From what is published to a package.</summary>
internal static class PackageWriter
{
    /// <param name="now">UTC.</param>
    public static ContentPackage Of(
        QuestionSetView set, StatisticsView statistics, IReadOnlyDictionary<string, RoomQuestionView> rooms, DateTime now) => new(
        ContentPackage.FormatName, ContentPackage.CurrentFormatVersion, JsonFile.Program, now,
        new PackagedQuestions(set.Key, set.Version, QuestionSetDraft.Of(set).Clean()),
        [.. statistics.Versions.DistinctBy(s => s.Key).Select(s => new PackagedStatistic(
            s.Key, s.Version, s.IsOwn, StatisticDraft.Of(s, rooms.GetValueOrDefault(s.Key)).Clean()))]);
}
