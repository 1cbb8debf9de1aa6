using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Results;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Assessments.Actions;
using CioCompass.Web.Features.Workshops.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Agreements;

/// <summary>
/// Agreements of an assessment's rooms, with the votes they rest on, the dissent and what became of them since; and votes without an agreement. Shows
/// nothing without any.
/// </summary>
public sealed partial class RoomAgreements(UnsavedWork unsaved)
{
    /// <summary>The question whose action is being made.</summary>
    private string? making;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required QuestionSetView Questions { get; set; }

    [Parameter, EditorRequired]
    public required RoomAgreement Room { get; set; }

    /// <summary>Actions of the assessment, on whatever question.</summary>
    [Parameter]
    public IReadOnlyList<ActionView> Actions { get; set; } = [];

    [Parameter]
    public EventCallback ActionsChanged { get; set; }

    [Parameter]
    public bool MayEdit { get; set; }

    /// <summary>In the order of the questions, as everywhere else on the page.</summary>
    private IReadOnlyList<(QuestionView Question, AgreedAnswerView Answer)> Agreed =>
        [.. Questions.Questions.Join(Room.Agreed, q => q.Key, a => a.QuestionKey, (q, a) => (q, a))];

    private IReadOnlyList<(QuestionView Question, OpenDissent Dissent)> Open =>
        [.. Questions.Questions.Join(Room.OpenDissents, q => q.Key, d => d.QuestionKey, (q, d) => (q, d))];

    private string Title => Agreed.Count(a => a.Answer.MinorityView.Length > 0) switch
    {
        0 => Plural(WorkshopStrings.RoomTitleOne, WorkshopStrings.RoomTitleMany),
        var dissent => WorkshopStrings.RoomTitleDissent.Fill(Agreed.Count, dissent),
    };

    private string OpenTitle => (Open.Count == 1 ? WorkshopStrings.OpenDissentOne : WorkshopStrings.OpenDissentMany).Fill(Open.Count);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && MayEdit && await QuestionActions.BegunAsync(unsaved, AssessmentId, ActionOrigin.Dissent) is { } begun)
        {
            making ??= begun;
            StateHasChanged();
        }
    }

    private IReadOnlyList<ActionView> ActionsOf(string questionKey) => [.. Actions.Where(a => a.QuestionKey == questionKey)];

    /// <summary>Somebody disagrees in words, or the last vote that may be shown has no consensus to speak of.</summary>
    private static bool IsDissent(AgreedAnswerView answer) =>
        answer.MinorityView.Length > 0 || (LevelChart.Of(answer.Rounds)?.Now.Consensus is { } consensus && RoundTexts.IsWeak(consensus));

    private static string AddressOf(OpenDissent dissent) => $"/workshops/{dissent.Last.WorkshopId}?round={dissent.Last.RoundId}";

    /// <summary>A title to begin with: look at the question again.</summary>
    private static string Suggestion(QuestionView question) =>
        PlanTexts.Suggestion(PlanStrings.SuggestDissent.Fill(question.Text));

    private string Plural(string one, string many) => (Agreed.Count == 1 ? one : many).Fill(Agreed.Count);

    private static string NameOf(Answer answer) =>
        answer.Level is { } level ? $"{level} · {LevelNames.Of(level)}" : AssessmentTexts.Of(answer);
}
