using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Web.Components;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Content.QuestionSets;
using CioCompass.Web.Features.Questions;
using CioCompass.Web.Features.Statistics.Dashboard;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>The draft as readers will see it, in any of the languages.</summary>
public sealed partial class DraftPreviewPage(
    ContentDraftService drafts, QuestionCatalog catalog, StatisticCatalog statistics, LanguageRendering rendering, CurrentActor current,
    NavigationManager navigation)
{
    public const string Path = DraftPage.Path + "/preview";

    private QuestionDraftView? draft;
    private MarkupString context;
    private MarkupString questions;
    private bool isLoaded;

    protected override async Task<bool> ReadAsync(CultureInfo culture)
    {
        var found = await drafts.FindAsync(await current.GetAsync(), Leaving);
        if (found.Outcome == DraftOutcome.NotAllowed)
        {
            navigation.NotFound();
            return false;
        }

        draft = found.Draft;
        isLoaded = true;
        if (draft is not null)
        {
            var next = DraftPreview.Of(draft.Body, await catalog.LatestAsync(Leaving));
            context = await rendering.HtmlAsync<RoleContext>(culture, new Dictionary<string, object?> { [nameof(RoleContext.Role)] = next.RoleContext });
            questions = await rendering.HtmlAsync<ThemeSections>(culture, new Dictionary<string, object?>
            {
                [nameof(ThemeSections.Questions)] = next,
                [nameof(ThemeSections.Statistics)] = await statistics.CurrentAsync(Leaving),
            });
        }

        return true;
    }
}
