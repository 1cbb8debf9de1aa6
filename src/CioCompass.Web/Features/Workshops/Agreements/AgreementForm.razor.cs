using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Assessments;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Agreements;

/// <summary>Records what the room agreed on while its distribution is in view; it is saved as it is typed.</summary>
public sealed partial class AgreementForm(
    AgreementService agreements, AssessmentService assessments, UnsavedWork unsaved, TimeProvider clock, ILogger<AgreementForm> logger)
{
    private static readonly Answer[] Choices =
        [.. Enumerable.Range(1, 5).Select(Answer.Rated), Answer.DontKnow, Answer.NotApplicable];

    private AgreementEditor? editor;

    [Parameter, EditorRequired]
    public required RoundView Round { get; set; }

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    [Parameter, EditorRequired]
    public required Actor Reader { get; set; }

    /// <summary>Path of the page, on which words without a level are found again.</summary>
    [Parameter]
    public string? StaysOn { get; set; }

    /// <summary>Key by the question, not by the round: after another vote the words are there again.</summary>
    private string ScopeKey => $"agreement-{AssessmentId:N}-{Round.Subject.Key}";

    protected override async ValueTask LeaveAsync()
    {
        if (editor is not null)
        {
            await editor.FlushAsync();
            editor.Dispose();
        }
    }

    /// <summary>
    /// Once per round: the page keys the form by it, and a change that others make must not overwrite what is typed. Only an earlier
    /// agreement is chosen already: the answer of the assessment is not the room's before the room has said so.
    /// </summary>
    protected override async Task OnInitializedAsync()
    {
        var key = Round.Subject.Key;
        var assessment = await assessments.FindAsync(AssessmentId, Reader, Leaving);
        var seen = assessment?.Responses.GetValueOrDefault(key)?.Content.Answer ?? Answer.Unanswered;
        var earlier = (await agreements.ListAsync(AssessmentId, Reader, Leaving)).FirstOrDefault(a => a.QuestionKey == key);
        var stored = earlier is null ? AgreementDraft.Empty : new AgreementDraft(earlier.Answer, earlier.Rationale, earlier.MinorityView);
        editor = new AgreementEditor(stored, seen, SaveAsync, InvokeAsync, clock, logger);
        editor.Changed += () => _ = InvokeAsync(StateHasChanged);
    }

    /// <summary>A save is finished even when the form is being left: it is not bound to its token.</summary>
    private async Task<AgreeResult> SaveAsync(AgreeRequest request)
    {
        var result = await agreements.AgreeAsync(Round.Id, request, Reader, CancellationToken.None);
        if (result is AgreeResult.Saved)
        {
            await unsaved.SavedAsync(ScopeKey, new Dictionary<string, string>
            {
                ["agreed"] = LevelScale.ValueOf(request.Answer),
                ["rationale"] = request.Rationale,
                ["minority"] = request.MinorityView,
            });
        }

        return result;
    }
}
