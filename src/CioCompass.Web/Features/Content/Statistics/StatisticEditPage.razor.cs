using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Content.Statistics;

/// <summary>Edits, publishes and discards the draft of one statistic.</summary>
public sealed partial class StatisticEditPage(
    StatisticDraftService drafts, StatisticPublisher publisher, StatisticCatalog catalog, RoomQuestionCatalog rooms, CurrentActor current,
    KeptPages pages, IDialogService dialogs, NavigationManager navigation)
{
    private UnsavedScope? scope;
    private Actor actor = default!;
    private StatisticView? published;
    private RoomDraft? fixedRoom;
    private StatisticDraft before = new();
    private IReadOnlySet<string> required = RequiredLanguages.All;
    private StatisticDraftView? draft;
    private StatisticDraftView? theirs;
    private StatisticDraft body = new();
    private DraftSaying? said;
    private string? message;
    private string? shownKey;
    private bool isBusy;
    private bool isLoaded;

    [Parameter]
    public string Key { get; set; } = "";

    private string Name => StatisticFieldTexts.Headline(draft is not null ? body.Headline : published?.Headline ?? LocalizedText.Empty);

    private IReadOnlyList<StatisticError> Errors => StatisticRules.Check(body, fixedRoom, required);

    private IReadOnlyList<StatisticField> Changes => published is null ? [] : StatisticChanges.Between(before, body);

    private string ScopeKey => $"figure-{Key}-{draft!.BaseVersion}";

    private bool IsUnsaved => draft is not null && body != draft.Body;

    private string? State => message ?? (IsUnsaved ? ContentStrings.Unsaved : null);

    internal static string PathOf(string key) => $"{ContentPage.Path}/statistics/{key}";

    protected override async Task OnParametersSetAsync()
    {
        if (shownKey == Key)
        {
            return;
        }

        shownKey = Key;
        actor = await current.GetAsync();
        var found = await drafts.FindAsync(Key, actor, Leaving);
        await ReadPublishedAsync();
        if (found.Outcome == DraftOutcome.NotAllowed || (found.Draft is null && published is null))
        {
            navigation.NotFound();
            return;
        }

        Show(found.Draft);
        (said, message) = (null, null);
        isLoaded = true;
    }

    private async Task ReadPublishedAsync()
    {
        published = (await catalog.LatestAsync(Leaving)).FindLatest(Key);
        var room = (await rooms.LatestAsync(Leaving)).GetValueOrDefault(Key);
        before = published is null ? new() : StatisticDraft.Of(published, room);
        required = RequiredLanguages.Of(published is null ? null : before);
        fixedRoom = room is null ? null : before.Room;
    }

    private void Show(StatisticDraftView? stored) => (draft, body, theirs) = (stored, stored?.Body ?? new(), null);

    /// <summary>Shows the saved draft, but keeps anything typed while it was being saved.</summary>
    private async Task SavedAsync(StatisticDraftView stored, StatisticDraft sent)
    {
        if (scope is not null)
        {
            await scope.SavedAsync();
        }

        (draft, body, theirs) = (stored, body == sent ? stored.Body : body, null);
    }

    private void Change(Func<StatisticDraft, StatisticDraft> edit) => (body, message, said) = (edit(body), null, null);

    private async Task BeginAsync() => await WorkAsync(async () => Show((await drafts.StartAsync(Key, actor, CancellationToken.None)).Draft));

    /// <summary>A save is finished even when the page is being left: it is not bound to the page's token.</summary>
    private Task SaveAsync() => theirs is null ? SaveOverAsync(draft!.Version) : Task.CompletedTask;

    private Task KeepMineAsync() => SaveOverAsync(theirs!.Version);

    private void TakeTheirs() => Show(theirs);

    private Task SaveOverAsync(Guid version) => WorkAsync(async () =>
    {
        var sent = body;
        var result = await drafts.SaveAsync(Key, sent, version, actor, CancellationToken.None);
        switch (result.Outcome)
        {
            case DraftOutcome.Done:
                await SavedAsync(result.Draft!, sent);
                message = ContentStrings.Saved.Fill(Moments.Time(draft!.UpdatedAt));
                break;
            case DraftOutcome.Conflict:
                theirs = result.Draft;
                break;
            default:
                said = new DraftSaying(ContentStrings.DraftGone, true);
                break;
        }
    });

    private async Task PublishAsync()
    {
        if (IsUnsaved)
        {
            said = new DraftSaying(StatisticEditStrings.SaveFirst, true);
            return;
        }

        if (!Errors.Any(e => e.Blocks)
            && !await dialogs.ConfirmAsync(StatisticEditStrings.PublishTitle.Fill(draft!.BaseVersion + 1), StatisticEditStrings.PublishText, ContentStrings.Publish))
        {
            return;
        }

        await WorkAsync(async () =>
        {
            var result = await publisher.PublishAsync(Key, draft!.Version, actor, CancellationToken.None);
            said = new DraftSaying(StatisticFieldTexts.Of(result), result.Outcome != PublishOutcome.Published);
            if (result.Outcome == PublishOutcome.Published)
            {
                pages.Drop();
                await ReadPublishedAsync();
                Show(null);
            }
        });
    }

    private async Task DiscardAsync()
    {
        var version = draft!.Version;
        var text = published is null ? StatisticEditStrings.DiscardNewText : StatisticEditStrings.DiscardText.Fill(published.Version);
        if (!await dialogs.ConfirmAsync(ContentStrings.DiscardTitle.Fill(draft.BaseVersion), text, ContentStrings.Discard))
        {
            return;
        }

        await WorkAsync(async () =>
        {
            var outcome = await drafts.DiscardAsync(Key, version, actor, CancellationToken.None);
            said = DraftSaying.OfDiscarding(outcome);
            if (outcome == DraftOutcome.Done)
            {
                Show(null);
            }
        });

        if (draft is null && published is null)
        {
            navigation.NavigateTo(ContentPage.Path);
        }
    }

    private async Task WorkAsync(Func<Task> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, said, message) = (true, null, null);
        StateHasChanged();
        await work();
        isBusy = false;
    }
}
