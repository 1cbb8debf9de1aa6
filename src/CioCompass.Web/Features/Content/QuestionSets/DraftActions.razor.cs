using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Content.QuestionSets;

/// <summary>Preview, publish and discard the draft of the question set; the latter two once they are confirmed.</summary>
public sealed partial class DraftActions(
    ContentPublisher publisher, ContentDraftService drafts, CurrentActor current, KeptPages pages, IDialogService dialogs)
{
    private bool isBusy;

    /// <summary>The draft as the administrator sees it: nothing else is published or discarded.</summary>
    [Parameter, EditorRequired]
    public required DraftComparison View { get; set; }

    [Parameter]
    public bool ShowsContinue { get; set; }

    [Parameter]
    public EventCallback<DraftSaying> Done { get; set; }

    private QuestionDraftView Draft => View.Draft!;

    private async Task PublishAsync()
    {
        if (Obstacle is { } obstacle)
        {
            await Done.InvokeAsync(new DraftSaying(ContentTexts.Of(PublishResult.Of(obstacle)), true));
            return;
        }

        var version = Draft.Version;
        if (isBusy || !await dialogs.ConfirmAsync(
            ContentStrings.PublishTitle.Fill(View.Published.Version + 1), ContentStrings.PublishText, ContentStrings.Publish))
        {
            return;
        }

        isBusy = true;
        StateHasChanged();
        var result = await publisher.PublishAsync(version, await current.GetAsync(), CancellationToken.None);
        if (result.Outcome == PublishOutcome.Published)
        {
            pages.Drop();
        }

        isBusy = false;
        await Done.InvokeAsync(new DraftSaying(ContentTexts.Of(result), result.Outcome != PublishOutcome.Published));
    }

    /// <summary>Why it need not be asked whether to publish; the publisher looks again.</summary>
    private PublishOutcome? Obstacle =>
        View.IsOutdated ? PublishOutcome.Outdated
        : View.Changes.IsEmpty ? PublishOutcome.Unchanged
        : View.Errors.Any(e => e.Blocks) ? PublishOutcome.Invalid
        : null;

    private async Task DiscardAsync()
    {
        var version = Draft.Version;
        if (isBusy || !await dialogs.ConfirmAsync(
            ContentStrings.DiscardTitle.Fill(Draft.BaseVersion), ContentStrings.DiscardText.Fill(Draft.BaseVersion), ContentStrings.Discard))
        {
            return;
        }

        isBusy = true;
        StateHasChanged();
        var outcome = await drafts.DiscardAsync(version, await current.GetAsync(), CancellationToken.None);
        isBusy = false;
        await Done.InvokeAsync(DraftSaying.OfDiscarding(outcome));
    }
}
