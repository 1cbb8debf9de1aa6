using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Content.Previews;
using CioCompass.Web.Features.Content.QuestionSets.Editing;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace CioCompass.Web.Features.Content.QuestionSets;

/// <summary>The draft of the question set as a list: what is complete, what is to do, what changed.</summary>
public sealed partial class DraftPage(
    DraftReader reader, ContentDraftService drafts, CurrentActor current, NavigationManager navigation, IDialogService dialogs)
{
    public const string Path = ContentPage.Path + "/questions";

    /// <summary>From the first words to the next version.</summary>
    internal static IReadOnlyList<Step> Steps =>
        [new(ContentStrings.StepWrite, Path), new(ContentStrings.StepCheck, DraftPreviewPage.Path), new(ContentStrings.Publish)];

    private Actor actor = default!;
    private DraftComparison? view;
    private DraftSaying? said;
    private (string Key, int Times) moved = ("", 0);
    private bool isBusy;

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        await ReadAsync();
        if (view is null)
        {
            navigation.NotFound();
        }
    }

    private static int StepOf(DraftComparison view) => view.Changes.IsEmpty ? 0 : view.Errors.Any(e => e.Blocks) ? 1 : 2;

    private static string Number(int index) => (index + 1).ToString(CultureInfo.CurrentCulture);

    private async Task ReadAsync() => view = await reader.ReadAsync(actor, Leaving);

    private int ProblemsOf(string? theme, string? question) => view!.Errors.Count(e => e.Blocks && e.Theme == theme && e.Question == question);

    private int FocusOf(string key) => key == moved.Key ? moved.Times : 0;

    private async Task MoveUpAsync(string key, LocalizedText text)
    {
        if (await SaveAsync(view!.Draft!.Body.MoveUp(key), ContentStrings.MovedUp.Fill(ContentTexts.Short(text, key))))
        {
            moved = (key, moved.Times + 1);
        }
    }

    /// <summary>Callback of the move; none where there is no other theme.</summary>
    private EventCallback MoveOf(QuestionDraft question, ThemeDraft from) =>
        view!.Draft!.Body.Themes.Count == 1 ? default : EventCallback.Factory.Create(this, () => MoveToAsync(question, from));

    private async Task MoveToAsync(QuestionDraft question, ThemeDraft from)
    {
        var name = ContentTexts.Short(question.Text, question.Key);
        if (!QuestionMove.Spares(from))
        {
            said = new DraftSaying(ContentTexts.Of(QuestionMoveOutcome.LeavesNone, name), true);
            return;
        }

        if (await MoveQuestionDialog.AskAsync(dialogs, name, [.. view!.Draft!.Body.Themes.Where(t => t.Key != from.Key)]) is not { } theme)
        {
            return;
        }

        var (outcome, body) = QuestionMove.Of(view.Draft.Body, question.Key, theme.Key);
        if (outcome != QuestionMoveOutcome.Moved)
        {
            said = new DraftSaying(ContentTexts.Of(outcome, name), true);
        }
        else if (await SaveAsync(body, ContentStrings.MovedTo.Fill(name, ContentTexts.Short(theme.Name, theme.Key))))
        {
            moved = (question.Key, moved.Times + 1);
        }
    }

    private Task RemoveAsync(ThemeDraft theme) => RemoveAsync(
        theme.Key, ContentTexts.Short(theme.Name, theme.Key), ContentStrings.RemoveThemeText.Fill(theme.Questions.Count));

    private Task RemoveAsync(QuestionDraft question) => RemoveAsync(
        question.Key, ContentTexts.Short(question.Text, question.Key), ContentStrings.RemoveText);

    private async Task RemoveAsync(string key, string name, string consequence)
    {
        if (await dialogs.ConfirmAsync(ContentStrings.RemoveTitle.Fill(name), consequence, ContentStrings.Remove))
        {
            await SaveAsync(view!.Draft!.Body.Remove(key), ContentStrings.Removed.Fill(name));
        }
    }

    /// <summary>Saves the addition and opens it, since it is next to be filled in.</summary>
    private async Task AddAsync((QuestionSetDraft Body, string Key) added)
    {
        if (await SaveAsync(added.Body, ""))
        {
            navigation.NavigateTo(DraftEditPage.PathOf(added.Key));
        }
    }

    private async Task<bool> SaveAsync(QuestionSetDraft body, string done)
    {
        if (isBusy)
        {
            return false;
        }

        isBusy = true;
        var result = await drafts.SaveAsync(body, view!.Draft!.Version, actor, CancellationToken.None);
        var isDone = result.Outcome == DraftOutcome.Done;
        said = isDone ? new DraftSaying(done, false) : new DraftSaying(ContentTexts.Of(result.Outcome), true);
        if (!IsLeft)
        {
            await ReadAsync();
        }

        isBusy = false;
        return isDone;
    }

    private async Task DoneAsync(DraftSaying what)
    {
        said = what;
        await ReadAsync();
    }
}
