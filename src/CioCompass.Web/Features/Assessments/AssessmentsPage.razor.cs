using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Every assessment that the reader may see, by organisation.</summary>
public sealed partial class AssessmentsPage(AssessmentService assessments, CurrentActor currentActor, TimeProvider clock)
{
    private readonly CancellationTokenSource gone = new();
    private Actor? actor;
    private Guid? deleting;
    private string? message;

    /// <summary>Read anew by the circuit: a long list exceeds what SignalR takes in one message.</summary>
    private IReadOnlyList<AssessmentListItem>? Items { get; set; }

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
        if (Items is null)
        {
            HasOrganisations = (await assessments.OrganisationsAsync(actor, gone.Token)).Count > 0;
            Items = await assessments.ListAsync(actor, gone.Token);
        }
    }

    private async Task DeleteAsync(AssessmentListItem item)
    {
        var outcome = await assessments.DeleteAsync(item.Id, actor!, gone.Token);
        message = outcome == ChangeOutcome.Done
            ? AssessmentTexts.Fill(AssessmentStrings.Deleted, item.Title)
            : AssessmentTexts.Of(outcome);
        deleting = null;
        Items = await assessments.ListAsync(actor!, gone.Token);
    }

    private static string ProgressOf(AssessmentListItem item) =>
        AssessmentTexts.Fill(AssessmentStrings.Progress, item.Answered, item.Total);

    private string Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), clock.LocalTimeZone).ToString("g", CultureInfo.CurrentCulture);
}
