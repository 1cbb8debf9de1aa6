using CioCompass.Core.Operations.Auditing;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Operations.Auditing;

/// <summary>Narrows the log. Everything ends up in the address: the chips are links and the form is a GET, also without script.</summary>
public sealed partial class AuditFilters(NavigationManager navigation)
{
    private string person = "";
    private DateOnly? from;
    private DateOnly? to;
    private AuditQuery? shown;

    [Parameter, EditorRequired]
    public required AuditQuery Query { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<AuditPerson> People { get; set; }

    /// <summary>Takes over the filter only from another address: a page that draws itself anew leaves what is typed.</summary>
    protected override void OnParametersSet()
    {
        if (shown != Query)
        {
            shown = Query;
            (person, from, to) = (Query.Person ?? "", Query.Filter.From, Query.Filter.To);
        }
    }

    private void Show() => navigation.NavigateTo((Query with { Person = person, From = AuditQuery.Text(from), To = AuditQuery.Text(to) }).Address());
}
