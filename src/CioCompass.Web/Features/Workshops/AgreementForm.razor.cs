using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Records what the room agreed on while its distribution is in view.</summary>
public sealed partial class AgreementForm(AgreementService agreements, AssessmentService assessments) : IDisposable
{
    private static readonly Answer[] Choices =
        [.. Enumerable.Range(1, 5).Select(Answer.Rated), Answer.DontKnow, Answer.NotApplicable];

    private readonly CancellationTokenSource gone = new();
    private Answer seen;
    private Answer answer;
    private string rationale = "";
    private string minorityView = "";
    private AgreeResult? result;
    private bool busy;

    [Parameter, EditorRequired]
    public required RoundView Round { get; set; }

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required Actor Reader { get; set; }

    [Parameter]
    public EventCallback Saved { get; set; }

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    /// <summary>Once per round: the page keys the form by it, and a change that others make must not overwrite what is typed.</summary>
    protected override async Task OnInitializedAsync()
    {
        var key = Round.Subject.Key;
        var assessment = await assessments.FindAsync(AssessmentId, Reader, gone.Token);
        seen = assessment?.Responses.GetValueOrDefault(key)?.Content.Answer ?? Answer.Unanswered;
        answer = seen;
        var earlier = (await agreements.ListAsync(AssessmentId, Reader, gone.Token)).FirstOrDefault(a => a.QuestionKey == key);
        if (earlier is not null)
        {
            (answer, rationale, minorityView) = (earlier.Answer, earlier.Rationale, earlier.MinorityView);
        }
    }

    private async Task SaveAsync(Answer known)
    {
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            result = await agreements.AgreeAsync(
                Round.Id, new AgreeRequest(known, answer, rationale, minorityView), Reader, gone.Token);
        }
        finally
        {
            busy = false;
        }

        if (result is AgreeResult.Saved saved)
        {
            seen = saved.Agreed.Answer;
            await Saved.InvokeAsync();
        }
    }
}
