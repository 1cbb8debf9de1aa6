using CioCompass.Core.Assessments.Actions;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>Narrows the plan. Everything ends up in the address: the chips are links and the form is a GET, also without script.</summary>
public sealed partial class ActionFilters(NavigationManager navigation)
{
    private string organisation = "";
    private string assessment = "";
    private string owner = "";
    private string text = "";
    private ActionQuery? shown;

    [Parameter, EditorRequired]
    public required ActionQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ActionAssessment> Assessments { get; set; }

    private IReadOnlyList<(Guid Id, string Name)> Organisations =>
        [.. Assessments.Select(a => (a.OrganisationId, a.OrganisationName)).Distinct().OrderBy(o => o.OrganisationName, StringComparer.CurrentCulture)];

    /// <summary>Takes over the filter only from another address: a page that draws itself anew leaves what is typed.</summary>
    protected override void OnParametersSet()
    {
        if (shown != Query)
        {
            shown = Query;
            (organisation, assessment, owner, text) = (Query.Organisation ?? "", Query.Assessment ?? "", Query.Owner ?? "", Query.Q ?? "");
        }
    }

    private void Show() =>
        navigation.NavigateTo((Query with { Organisation = organisation, Assessment = assessment, Owner = owner, Q = text }).Address());
}
