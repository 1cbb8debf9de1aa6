using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>The checklist of an assessment, one theme at a time; the theme is in the address.</summary>
public sealed partial class Checklist(
    AssessmentService assessments, AnswerService answers, StatisticCatalog catalog, CurrentActor current, NavigationManager navigation,
    TimeProvider clock, ILogger<Checklist> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private readonly QuestionCard[] cards = new QuestionCard[32];
    private Dictionary<string, ResponseEditor> editors = [];
    private Actor actor = default!;
    private StatisticsView? statistics;
    private AssessmentView? view;
    private ThemeView? theme;
    private string? problem;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Key of the theme; without one the page opens where the answers stopped.</summary>
    [SupplyParameterFromQuery(Name = "theme")]
    private string? ThemeKey { get; set; }

    private NavigationManager Navigation => navigation;

    private TimeProvider Clock => clock;

    private bool IsEditable => view is { MayEdit: true, Status: AssessmentStatus.Open };

    private bool IsLocked => view!.LockedThemes.Contains(theme!.Key);

    private int Answered => view!.QuestionSet.Questions.Count(q => view.AnswerTo(q.Key).Kind != AnswerKind.Unanswered);

    private ThemeView? Next => view!.QuestionSet.Themes.FirstOrDefault(t => t.Order == theme!.Order + 1);

    public async ValueTask DisposeAsync()
    {
        await FlushAsync();
        await leaving.CancelAsync();
        leaving.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (view is not null && view.Id == Id && theme?.Key == ThemeKey)
        {
            return;
        }

        await FlushAsync();
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        actor = await current.GetAsync();
        statistics ??= await catalog.CurrentAsync(leaving.Token);
        view = await assessments.FindAsync(Id, actor, leaving.Token);
        if (view is null)
        {
            navigation.NotFound();
            return;
        }

        theme = ThemeKey is null ? Resume.ThemeOf(view) : view.QuestionSet.Themes.FirstOrDefault(t => t.Key == ThemeKey);
        if (theme is null)
        {
            navigation.NotFound();
            return;
        }

        editors = theme.Questions.ToDictionary(q => q.Key, EditorOf, StringComparer.Ordinal);
    }

    private ResponseEditor EditorOf(QuestionView question) =>
        new(view!.Responses.GetValueOrDefault(question.Key), (seen, wanted) => SaveAsync(question.Key, seen, wanted), clock, InvokeAsync);

    /// <summary>Not cancelled by leaving the page: what was entered is saved even then.</summary>
    private async Task<SaveResult> SaveAsync(string questionKey, ResponseContent seen, ResponseContent wanted)
    {
        try
        {
            var result = await answers.SaveAsync(Id, questionKey, seen, wanted, actor, CancellationToken.None);
            if (result is SaveResult.Saved saved)
            {
                view = view!.With(questionKey, saved.Response);
                await InvokeAsync(StateHasChanged);
            }

            return result;
        }
        catch (Exception e)
        {
            Log.SaveFailed(logger, Id, e);
            throw;
        }
    }

    private Task FlushAsync() => Task.WhenAll(editors.Values.Select(e => e.FlushAsync()));

    private StatisticView? FigureOf(QuestionView question) => question.Evidence.Select(statistics!.Find).OfType<StatisticView>().FirstOrDefault();

    private async Task MoveAsync(int index)
    {
        if (index >= 0 && index < theme!.Questions.Count)
        {
            await cards[index].FocusAsync();
        }
    }

    private async Task CompleteAsync()
    {
        await FlushAsync();
        await ShowAsync(await assessments.CompleteAsync(Id, actor, leaving.Token));
    }

    private async Task ReopenAsync() => await ShowAsync(await assessments.ReopenAsync(Id, actor, leaving.Token));

    private async Task ShowAsync(ChangeOutcome outcome)
    {
        problem = outcome switch
        {
            ChangeOutcome.NothingAnswered => AssessmentStrings.CompleteNothing,
            ChangeOutcome.NotAllowed => AssessmentStrings.ErrorNotAllowed,
            _ => null,
        };
        await LoadAsync();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "An answer of assessment {AssessmentId} could not be saved")]
        public static partial void SaveFailed(ILogger logger, Guid assessmentId, Exception exception);
    }
}
