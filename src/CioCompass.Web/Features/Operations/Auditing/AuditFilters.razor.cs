using CioCompass.Core.Operations.Auditing;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Operations.Auditing;

/// <summary>Narrows the log. Everything ends up in the address: the chips are links and the form is a GET, also without script.</summary>
public sealed partial class AuditFilters(NavigationManager navigation)
{
    private string person = "";
    private string from = "";
    private string to = "";

    [Parameter, EditorRequired]
    public required AuditQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AuditPerson> People { get; set; }

    protected override void OnParametersSet() => (person, from, to) = (Query.Person ?? "", Query.From ?? "", Query.To ?? "");

    private void Show() => navigation.NavigateTo((Query with { Person = person, From = from, To = to }).Address());
}
