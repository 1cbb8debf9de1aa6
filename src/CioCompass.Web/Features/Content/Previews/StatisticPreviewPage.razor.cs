using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Content.Statistics;
using CioCompass.Web.Features.Statistics.Dashboard;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>The draft of a statistic as the dashboard will tell it, in any of the languages.</summary>
public sealed partial class StatisticPreviewPage(
    StatisticDraftService drafts, StatisticCatalog statistics, QuestionCatalog questions, LanguageRendering rendering, CurrentActor current,
    NavigationManager navigation)
{
    private MarkupString html;

    [Parameter]
    public string Key { get; set; } = "";

    internal static string PathOf(string key) => $"{StatisticEditPage.PathOf(key)}/preview";

    protected override async Task<bool> ReadAsync(CultureInfo culture)
    {
        var found = await drafts.FindAsync(Key, await current.GetAsync(), Leaving);
        if (found.Draft is not { } draft)
        {
            navigation.NotFound();
            return false;
        }

        var known = await statistics.LatestAsync(Leaving);
        var published = known.FindLatest(Key);
        var view = StatisticPreview.Of(draft, published?.IsOwn ?? true, RequiredLanguages.Of(published is null ? null : StatisticDraft.Of(published, null))) with { Companions = published?.Companions ?? [] };
        html = await rendering.HtmlAsync<StatisticStory>(culture, new Dictionary<string, object?>
        {
            [nameof(StatisticStory.Statistic)] = view,
            [nameof(StatisticStory.Questions)] = await questions.CurrentAsync(Leaving),
            [nameof(StatisticStory.Number)] = known.Statistics.TakeWhile(s => s.Key != Key).Count() + 1,
        });
        return true;
    }
}
