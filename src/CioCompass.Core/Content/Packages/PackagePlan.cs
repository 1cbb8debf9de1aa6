using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Content.Packages;

/// <summary>Compares a package with the published content and the drafts here.</summary>
internal sealed class PackagePlan(
    QuestionSetView set, StatisticsView statistics, IReadOnlyDictionary<string, RoomQuestionView> rooms, IReadOnlyList<ContentDraft> drafts)
{
    public IReadOnlyList<PlannedDraft> Of(ContentPackage package) =>
        [Questions(package.QuestionSet.Content), .. package.Statistics.Select(Statistic)];

    private PlannedDraft Questions(QuestionSetDraft content)
    {
        var body = content.ToJson();
        var outcome = Outcome(
            ContentKind.QuestionSet, set.Key, QuestionSetDraft.Of(set).Clean().ToJson() == body,
            draft => QuestionSetDraft.FromJson(draft).Clean().ToJson() == body);
        return new(new(ContentKind.QuestionSet, set.Key, content.Title, outcome), set.Version, body);
    }

    private PlannedDraft Statistic(PackagedStatistic packaged)
    {
        var published = statistics.FindLatest(packaged.Key);
        var room = rooms.GetValueOrDefault(packaged.Key);
        var content = room is null ? packaged.Content : packaged.Content with { Room = RoomDraft.Of(room) };
        var keepsRoom = packaged.Content.Room != content.Clean().Room;
        var outcome = Outcome(
            ContentKind.Statistic, packaged.Key, published is not null && StatisticDraft.Of(published, room).Clean() == content.Clean(),
            draft => StatisticDraft.FromJson(draft).Clean() == content.Clean());
        return new(
            new(ContentKind.Statistic, packaged.Key, content.Headline, outcome, keepsRoom), published?.Version ?? 0, content.ToJson());
    }

    private PackageItemOutcome Outcome(ContentKind kind, string key, bool isPublished, Func<string, bool> isDrafted) =>
        isPublished ? PackageItemOutcome.Same
        : drafts.FirstOrDefault(d => d.Kind == kind && d.Key == key) is not { } draft ? PackageItemOutcome.Drafted
        : isDrafted(draft.Body) ? PackageItemOutcome.Same
        : PackageItemOutcome.Conflict;
}

/// <param name="BaseVersion">The published version that it takes further; 0 where there is none.</param>
/// <param name="Body">As JSON.</param>
internal sealed record PlannedDraft(PackageItem Item, int BaseVersion, string Body);
