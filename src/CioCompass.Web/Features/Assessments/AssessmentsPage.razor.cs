using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Working;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Every assessment that the reader may see, by organisation.</summary>
public sealed partial class AssessmentsPage(AssessmentService assessments, CurrentActor currentActor)
{
    private const string Path = "/assessments";

    private Actor? actor;
    private Guid? deleting;
    private string? message;
    private UndoOffer? undo;
    private ListQuery? read;

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    /// <inheritdoc cref="ListQuery"/>
    [SupplyParameterFromQuery]
    public string? Page { get; set; }

    /// <summary>Read anew by the circuit: a long list exceeds what SignalR takes in one message.</summary>
    private ListPage<AssessmentListItem>? Shown { get; set; }

    private ListQuery Query => new(Path, Q, Page);

    /// <summary>Whether there is nothing at all, not only nothing found.</summary>
    private bool IsBlank => Shown is { Total: 0 } && !Query.IsSearch;

    private bool HasOrganisations { get; set; }

    private bool MayEdit => actor?.MayEdit == true;

    private bool IsAdministrator => actor?.Role == Role.Administrator;

    protected override async Task OnInitializedAsync()
    {
        actor = await currentActor.GetAsync();
        HasOrganisations = await assessments.HasOrganisationsAsync(actor, Leaving);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (read != Query)
        {
            (read, deleting) = (Query, null);
            await ReadAsync();
        }
    }

    private async Task ReadAsync() => Shown = await assessments.PageAsync(Query.Q, Query.Number, actor!, Leaving);

    private async Task DeleteAsync(AssessmentListItem item)
    {
        var outcome = await assessments.DeleteAsync(item.Id, actor!, CancellationToken.None);
        (deleting, message) = (null, outcome == ChangeOutcome.Done ? null : AssessmentTexts.Of(outcome));
        if (outcome == ChangeOutcome.Done)
        {
            undo?.Show(this, AssessmentStrings.Deleted.Fill(item.Title), () => BringBackAsync(item));
        }

        if (!IsLeft)
        {
            await ReadAsync();
        }
    }

    private async Task BringBackAsync(AssessmentListItem item)
    {
        var outcome = await assessments.UndoDeleteAsync(item.Id, actor!, CancellationToken.None);
        message = outcome == ChangeOutcome.Done ? AssessmentStrings.Restored.Fill(item.Title) : AssessmentTexts.Of(outcome);
        if (!IsLeft)
        {
            await ReadAsync();
        }
    }

    private static string ProgressOf(AssessmentListItem item) =>
        ResultSentences.Answered(item.Answered, item.Total, item.WithLevel, item.DontKnow, item.CarriedOver);
}
