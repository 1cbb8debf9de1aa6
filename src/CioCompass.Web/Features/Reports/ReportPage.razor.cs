using System.Globalization;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Reports;

/// <summary>
/// The report of one assessment, to read, print, download and share. The circuit reads it anew: handed over as [PersistentState], a dozen
/// notes exceed the 32 KB that SignalR takes in one message, and the page would never come alive.
/// </summary>
public sealed partial class ReportPage(
    ReportService reports, ReportRendering rendering, CurrentActor currentActor, NavigationManager navigation, IJSRuntime js)
{
    private (Guid Id, string? Language, string? Compare)? shown;
    private Report? report;
    private MarkupString html;
    private IJSObjectReference? module;

    [Parameter]
    public Guid Id { get; set; }

    /// <summary>Language of the report; the reader's own where it is none that the product speaks.</summary>
    [SupplyParameterFromQuery]
    public string? Language { get; set; }

    /// <summary>Id of the earlier assessment to compare with; text, so that a broken link shows a notice and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Compare { get; set; }

    private string CompareNotFoundText => report?.Results.Data.Previous is { } previous
        ? ResultStrings.CompareNotFound.Fill(Days.Month(previous.HeldOn))
        : ResultStrings.CompareNotFoundNone;

    protected override async ValueTask LeaveAsync()
    {
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (Id, Language, Compare))
        {
            return;
        }

        shown = (Id, Language, Compare);
        report = await FindAsync();
        if (report is null)
        {
            navigation.NotFound();
            return;
        }

        html = await rendering.HtmlAsync(report, $"/{navigation.ToBaseRelativePath(navigation.Uri).Split('#')[0]}");
    }

    /// <summary>A comparison that is no id at all is one that does not exist.</summary>
    private Guid? CompareId => Compare is null ? null : Guid.TryParse(Compare, out var id) ? id : Guid.Empty;

    private async Task<Report?> FindAsync()
    {
        var language = Languages.Find(Language)?.Culture ?? CultureInfo.CurrentUICulture;
        return await reports.FindAsync(Id, language, CompareId, await currentActor.GetAsync(), Leaving);
    }

    private async Task PrintAsync()
    {
        module ??= await js.InvokeAsync<IJSObjectReference>("import", Leaving, "./" + Assets["js/report.js"]);
        await module.InvokeVoidAsync("printPage", Leaving);
    }
}
