using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Web.Features.Assessments.Actions.Plan;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>The latest assessment of one organisation: its compass, its progress and the ways on.</summary>
public sealed partial class OwnCompassCard
{
    [Parameter, EditorRequired]
    public required ResultsView Results { get; set; }

    [Parameter, EditorRequired]
    public required ActionCounts Actions { get; set; }

    private ActionQuery Plan => new() { Organisation = Data.OrganisationId.ToString() };

    private ResultsData Data => Results.Data;

    private string Address => $"/assessments/{Data.Assessment.Id}";

    private string ProgressId => $"own-progress-{Data.Assessment.Id:N}";

    private bool MayResume => Data.MayEdit && Data.Assessment.Status == AssessmentStatus.Open;
}
