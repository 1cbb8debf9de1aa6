using System.Globalization;
using CioCompass.Core.Configuration;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Operations.Auditing;

/// <summary>The audit log's page: who did what to what, and when; the filter is in the address.</summary>
public sealed partial class AuditLogPage(
    AuditReader reader, CurrentActor current, NavigationManager navigation, IOptions<CompassOptions> options)
{
    private IReadOnlyList<AuditPerson> people = [];
    private AuditPage? shown;
    private (AuditQuery Query, string? Before)? read;

    [SupplyParameterFromQuery]
    public string? Group { get; set; }

    [SupplyParameterFromQuery]
    public string? Person { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? To { get; set; }

    /// <summary>Text, so that a broken link shows the latest rows and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Before { get; set; }

    private AuditQuery Query => new(Group, Person, From, To);

    private static string Lede => AuditPageStrings.Lede.Fill(ReaderZone.Name);

    private string Foot => AuditPageStrings.Foot.Fill(AuditReader.ExportAtMost, options.Value.Audit.EffectiveRetentionDays);

    protected override async Task OnParametersSetAsync()
    {
        if (read == (Query, Before))
        {
            return;
        }

        read = (Query, Before);
        var actor = await current.GetAsync();
        long? before = long.TryParse(Before, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        shown = await reader.PageAsync(Query.Filter, before, actor, Leaving);
        if (shown is null)
        {
            navigation.NotFound();
            return;
        }

        people = await reader.PeopleAsync(actor, Leaving);
    }
}
