using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Results;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Assessments.Actions;
using CioCompass.Web.Features.Questions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>What the rooms of an assessment's workshops agreed on, with the votes it rests on and the dissent. Nothing without any.</summary>
public sealed partial class RoomAgreements(AgreementService agreements, QuestionCatalog catalog, CurrentActor currentActor) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    /// <summary>The question whose action is being made.</summary>
    private string? making;

    private IReadOnlyList<(QuestionView Question, AgreedAnswerView Answer)> agreed = [];

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required int QuestionSetId { get; set; }

    /// <summary>Actions of the assessment, on whatever question.</summary>
    [Parameter]
    public IReadOnlyList<ActionView> Actions { get; set; } = [];

    [Parameter]
    public EventCallback ActionsChanged { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    private string Title => agreed.Count(a => a.Answer.MinorityView.Length > 0) switch
    {
        0 => Plural(WorkshopStrings.RoomTitleOne, WorkshopStrings.RoomTitleMany),
        var dissent => WorkshopTexts.Fill(WorkshopStrings.RoomTitleDissent, agreed.Count, dissent),
    };

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        var set = await catalog.SetAsync(QuestionSetId, gone.Token);
        var list = await agreements.ListAsync(AssessmentId, await currentActor.GetAsync(), gone.Token);

        // In the order of the questions, as everywhere else on the page.
        agreed = [.. set.Questions.Join(list, q => q.Key, a => a.QuestionKey, (q, a) => (q, a))];
    }

    private IReadOnlyList<ActionView> ActionsOf(string questionKey) => [.. Actions.Where(a => a.QuestionKey == questionKey)];

    /// <summary>Somebody disagrees in words, or the last vote that may be shown has no consensus to speak of.</summary>
    private static bool IsDissent(AgreedAnswerView answer) =>
        answer.MinorityView.Length > 0 || (LevelChart.Of(answer.Rounds)?.Now.Consensus is { } consensus && RoundTexts.IsWeak(consensus));

    /// <summary>A title to begin with: look at the question again.</summary>
    private static string Suggestion(QuestionView question) =>
        PlanTexts.Suggestion(PlanTexts.Fill(PlanStrings.SuggestDissent, question.Text));

    private string Plural(string one, string many) => WorkshopTexts.Fill(agreed.Count == 1 ? one : many, agreed.Count);

    private static string NameOf(Answer answer) =>
        answer.Level is { } level ? $"{level} · {LevelNames.Of(level)}" : AssessmentTexts.Of(answer);
}
