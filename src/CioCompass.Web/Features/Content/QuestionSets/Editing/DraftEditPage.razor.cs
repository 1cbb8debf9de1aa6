using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.QuestionSets.Editing;

/// <summary>Edits one theme, one question or the set's own texts in the draft, in every language.</summary>
public sealed partial class DraftEditPage(
    ContentDraftService drafts, StatisticCatalog statistics, CurrentActor current, UnsavedWork unsaved, NavigationManager navigation)
{
    /// <summary>Tries against others who save the same draft at the same moment.</summary>
    private const int TriesAtMost = 5;

    private UnsavedScope? scope;
    private Actor actor = default!;
    private StatisticsView? figures;
    private QuestionDraftView? draft;
    private DraftForm? seen;
    private DraftForm? form;
    private IReadOnlyList<DraftConflict> conflicts = [];
    private string? shownKey;
    private string? message;
    private bool isProblem;
    private bool isSaving;
    private bool isLoaded;
    private bool isRestored;

    /// <summary>Key of a theme or a question; <see cref="ContentRules.SetKey"/> for the set's own texts.</summary>
    [Parameter]
    public string Key { get; set; } = "";

    private string Name => Key == ContentRules.SetKey ? ContentStrings.SetName : ContentTexts.Short(form!.Name, Key);

    /// <summary>The field that the address leads to; empty where it leads to none.</summary>
    private string Wanted => new Uri(navigation.Uri).Fragment.TrimStart('#');

    private string ScopeKey => $"questions-{draft!.BaseVersion}-{Key}";

    private bool IsUnsaved => form is not null && !form.SaysTheSameAs(seen!);

    private string? State => isSaving ? ContentStrings.Saving : conflicts.Count > 0 ? ContentStrings.ChooseFirst : message ?? (IsUnsaved ? ContentStrings.Unsaved : null);

    internal static string PathOf(string key) => $"{DraftPage.Path}/{key}";

    protected override async Task OnParametersSetAsync()
    {
        if (shownKey == Key)
        {
            return;
        }

        shownKey = Key;
        (message, isProblem, conflicts) = (null, false, []);
        actor = await current.GetAsync();
        figures = await statistics.CurrentAsync(Leaving);
        var found = await drafts.FindAsync(actor, Leaving);
        draft = found.Draft;
        form = seen = draft is null ? null : DraftForm.Of(draft.Body, Key);
        isLoaded = true;
        if (found.Outcome == DraftOutcome.NotAllowed || (draft is not null && form is null))
        {
            navigation.NotFound();
        }
    }

    /// <summary>Paragraphs that were added and never saved are added again: what was typed into them needs its fields.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!isRestored && form is not null)
        {
            isRestored = true;
            var kept = await unsaved.FieldsAsync(ScopeKey);
            for (var made = form.ParagraphsMade + 1; kept.Any(field => field.StartsWith(DraftParagraphs.MadeId(made) + "-", StringComparison.Ordinal)); made++)
            {
                form = form.AddParagraph();
                StateHasChanged();
            }
        }
    }

    private void Change(DraftForm changed) => (form, message, isProblem) = (changed, null, false);

    /// <summary>A save is finished even when the page is being left: it is not bound to the page's token.</summary>
    private async Task SaveAsync()
    {
        if (isSaving || conflicts.Count > 0)
        {
            return;
        }

        (isSaving, message) = (true, null);
        StateHasChanged();
        for (var tries = 0; tries < TriesAtMost && !await TrySaveAsync(); tries++)
        {
        }

        isSaving = false;
    }

    /// <returns>False where somebody else saved meanwhile and what they saved goes together with what was typed here.</returns>
    private async Task<bool> TrySaveAsync()
    {
        var sent = form!;
        if (sent.ApplyTo(draft!.Body) is not { } body)
        {
            Say(ContentStrings.ItemGone, true);
            return true;
        }

        var result = await drafts.SaveAsync(body, draft.Version, actor, CancellationToken.None);
        if (result.Outcome == DraftOutcome.Done)
        {
            (draft, seen) = (result.Draft!, sent);
            await scope!.SavedAsync();
            Say(ContentStrings.Saved.Fill(Moments.Time(draft.UpdatedAt)), false);
            return true;
        }

        var stored = result.Draft ?? (await drafts.FindAsync(actor, CancellationToken.None)).Draft;
        if (stored is null)
        {
            Say(ContentStrings.DraftGone, true);
            return true;
        }

        draft = stored;
        if (DraftForm.Of(stored.Body, Key)?.RecognisedFrom(seen!, form!.ParagraphsMade) is { } theirs)
        {
            (form, conflicts) = DraftMerge.Merge(seen!, form, theirs);
            seen = theirs;
        }

        return conflicts.Count > 0;
    }

    private async Task ChooseAsync((DraftConflict Conflict, string Kept) choice)
    {
        form = form!.With(form.Text(choice.Conflict.Id).With(choice.Conflict.Language, choice.Kept));
        conflicts = [.. conflicts.Where(c => c != choice.Conflict)];
        if (conflicts.Count == 0)
        {
            await SaveAsync();
        }
    }

    private void Say(string what, bool isWrong) => (message, isProblem) = (what, isWrong);
}
