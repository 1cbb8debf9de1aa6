using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Every assessment that the reader may see, by organisation.</summary>
public sealed partial class AssessmentsPage(
    AssessmentService assessments, CurrentActor currentActor, NavigationManager navigation, TimeProvider clock)
{
    private const string Path = "/assessments";

    private readonly CancellationTokenSource gone = new();
    private Actor? actor;
    private Guid? deleting;
    private string? message;
    private string? search;
    private (string? Search, string? Page)? read;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <summary>Text, so that a broken link shows the first page and not an error.</summary>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>Read anew by the circuit: a long list exceeds what SignalR takes in one message.</summary>
    private AssessmentPage? Shown { get; set; }

    private bool IsSearch => !string.IsNullOrWhiteSpace(Q);

    /// <summary>There is nothing at all, not only nothing found.</summary>
    private bool IsBlank => Shown is { Total: 0 } && !IsSearch;

    private bool HasOrganisations { get; set; }

    private bool MayEdit => actor?.MayEdit == true;

    private bool IsAdministrator => actor?.Role == Role.Administrator;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await currentActor.GetAsync();
        HasOrganisations = (await assessments.OrganisationsAsync(actor, gone.Token)).Count > 0;
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != (Q, Page))
        {
            read = (Q, Page);
            (search, deleting) = (Q, null);
            await ReadAsync();
        }
    }

    private async Task ReadAsync()
    {
        var page = int.TryParse(Page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        Shown = await assessments.PageAsync(Q, page, actor!, gone.Token);
    }

    private void Search() => navigation.NavigateTo(QueryHelpers.AddQueryString(Path, SearchedFor(search)));

    private string AddressOf(int page) =>
        QueryHelpers.AddQueryString(Path, SearchedFor(Q).Append(new("page", page.ToString(CultureInfo.InvariantCulture))));

    private static IEnumerable<KeyValuePair<string, string?>> SearchedFor(string? text) =>
        string.IsNullOrWhiteSpace(text) ? [] : [new("q", text)];

    private async Task DeleteAsync(AssessmentListItem item)
    {
        var outcome = await assessments.DeleteAsync(item.Id, actor!, gone.Token);
        message = outcome == ChangeOutcome.Done
            ? AssessmentTexts.Fill(AssessmentStrings.Deleted, item.Title)
            : AssessmentTexts.Of(outcome);
        deleting = null;
        await ReadAsync();
    }

    private static string ProgressOf(AssessmentListItem item) =>
        AssessmentTexts.Fill(AssessmentStrings.Progress, item.Answered, item.Total);

    private string Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), clock.LocalTimeZone).ToString("g", CultureInfo.CurrentCulture);
}
