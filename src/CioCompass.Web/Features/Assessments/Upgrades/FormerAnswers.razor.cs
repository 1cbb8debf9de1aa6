using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Upgrades;

/// <summary>Answers to questions that are no longer asked, at the end of the checklist; nothing where there are none.</summary>
public sealed partial class FormerAnswers(UpgradeService service, CurrentActor currentActor)
{
    private IReadOnlyList<FormerAnswerView>? answers;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    protected override async Task OnInitializedAsync() =>
        answers = await service.FormerAsync(AssessmentId, await currentActor.GetAsync(), Leaving);
}
