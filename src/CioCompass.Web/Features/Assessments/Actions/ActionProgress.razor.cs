using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions;

/// <summary>State of the actions of the assessment compared with, and how far their questions moved.</summary>
public sealed partial class ActionProgress(ActionCarryOver carryOver, ActionPlan plan, CurrentActor currentActor)
{
    private string? message;
    private bool busy;

    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    /// <summary>Actions of the assessment compared with, and what other earlier ones have left open.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ActionView> Earlier { get; set; }

    /// <summary>Actions of this assessment.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ActionView> Now { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    /// <summary>Open actions first: the reader can still do something about them.</summary>
    private IEnumerable<ActionView> InOrder => Earlier.OrderBy(a => a.IsClosed).ThenBy(a => a.Content.Status);

    private int ToTake => Earlier.Count(a => !a.IsClosed && !ActionCarryOver.IsTaken(a, Now));

    private string Title
    {
        get
        {
            var own = Earlier.Where(IsOfPrevious).ToList();
            var others = Earlier.Count - own.Count;
            string?[] parts =
            [
                Results.Data.Previous is { } previous && own.Count > 0
                    ? PlanStrings.BecameTitle.Fill(Days.Month(previous.HeldOn), own.Count(a => a.Content.Status == ActionStatus.Done),
                        own.Count(a => !a.IsClosed), own.Count(a => a.Content.Status == ActionStatus.Dropped))
                    : null,
                others > 0 ? (own.Count > 0 ? PlanStrings.BecameOthers : PlanStrings.BecameOpen).Fill(others) : null,
            ];
            return string.Join("; ", parts.OfType<string>());
        }
    }

    private bool IsOfPrevious(ActionView action) => action.AssessmentId == Results.Data.Previous?.Id;

    private QuestionResult? ResultOf(ActionView action) => Results.Questions.FirstOrDefault(q => q.Question.Key == action.QuestionKey);

    private string QuestionOf(ActionView action) =>
        action.QuestionKey is null ? PlanStrings.WholeAssessment : ResultOf(action)?.Question.Text.ToString() ?? action.QuestionKey;

    /// <summary>Levels of the question, then and now; empty for an action about the whole assessment.</summary>
    private string LevelsOf(ActionView action) => ResultOf(action) is { } question
        ? $"{ResultFormat.Answer(question.Previous)} → {ResultFormat.Answer(question.Now)}"
        : "";

    private string? ChangeClass(ActionView action) => ResultOf(action)?.Movement switch
    {
        Movement.Up => "change-up",
        Movement.Down => "change-down",
        _ => null,
    };

    private async Task CarryOverAsync()
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            var actor = await currentActor.GetAsync();
            var (outcome, count) = (ChangeOutcome.Done, 0);
            foreach (var earlier in Earlier.Where(a => !a.IsClosed).Select(a => a.AssessmentId).Distinct())
            {
                var taken = await carryOver.CarryOverAsync(earlier, Results.Data.Assessment.Id, actor, CancellationToken.None);
                (outcome, count) = (outcome == ChangeOutcome.Done ? taken.Outcome : outcome, count + taken.Taken);
            }

            message = outcome switch
            {
                ChangeOutcome.Done => PlanStrings.TakenAlong.Fill(count),
                ChangeOutcome.NotAllowed => PlanStrings.NotAllowed,
                _ => PlanStrings.Gone,
            };
        }
        finally
        {
            busy = false;
        }

        if (!IsLeft)
        {
            await Changed.InvokeAsync();
        }
    }
}
