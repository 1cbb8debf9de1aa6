using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Statistics;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Figures;

/// <summary>The draft of a statistic as the dashboard will tell it, in any of the three languages.</summary>
public sealed partial class FigurePreviewPage(
    StatisticDraftService drafts, StatisticCatalog statistics, QuestionCatalog questions, LanguageRendering rendering, CurrentActor current,
    NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private string? shown;
    private MarkupString html;

    [Parameter]
    public string Key { get; set; } = "";

    /// <summary>Of the preview; the reader's own where it is none of the three.</summary>
    [SupplyParameterFromQuery]
    public string? Language { get; set; }

    internal static string PathOf(string key) => $"{FigureEditPage.PathOf(key)}/preview";

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var culture = Languages.Find(Language) ?? Languages.Find(CultureInfo.CurrentUICulture.Name) ?? Languages.All[0];
        if (shown == culture.Name)
        {
            return;
        }

        var found = await drafts.FindAsync(Key, await current.GetAsync(), gone.Token);
        if (found.Draft is not { } draft)
        {
            navigation.NotFound();
            return;
        }

        var known = await statistics.LatestAsync(gone.Token);
        var published = known.FindLatest(Key);
        var view = FigurePreview.Of(draft, isOwn: published?.IsOwn ?? true) with { Companions = published?.Companions ?? [] };
        html = await rendering.HtmlAsync<FigureStory>(culture, new Dictionary<string, object?>
        {
            [nameof(FigureStory.Statistic)] = view,
            [nameof(FigureStory.Questions)] = await questions.CurrentAsync(gone.Token),
            [nameof(FigureStory.Number)] = known.Statistics.TakeWhile(s => s.Key != Key).Count() + 1,
        });
        shown = culture.Name;
    }
}
