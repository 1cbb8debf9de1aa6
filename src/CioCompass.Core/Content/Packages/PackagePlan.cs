using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Content.Packages;

/// <summary>
/// Compares a package with the published content and the drafts here. What the package does not have in a language of which it has nothing at
/// all is no difference: where its words are those that are here, they keep that language.
/// </summary>
internal sealed class PackagePlan(
    QuestionSetView set, StatisticsView statistics, IReadOnlyDictionary<string, RoomQuestionView> rooms, IReadOnlyList<ContentDraft> drafts)
{
    public IReadOnlyList<PlannedDraft> Of(ContentPackage package)
    {
        var languages = package.QuestionSet.Content.Texts().Concat(package.Statistics.SelectMany(s => s.Content.Texts()))
            .SelectMany(text => text.Languages).ToHashSet(StringComparer.Ordinal);
        var here = new Translations(languages, QuestionSetDraft.Of(set).Clean().Texts().Concat(
            statistics.Versions.DistinctBy(s => s.Key).SelectMany(s => StatisticDraft.Of(s, rooms.GetValueOrDefault(s.Key)).Clean().Texts())));
        return
        [
            Questions(package.QuestionSet.Content.Map(here.Complete)),
            .. package.Statistics.Select(s => Statistic(s with { Content = s.Content.Map(here.Complete) })),
        ];
    }

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
