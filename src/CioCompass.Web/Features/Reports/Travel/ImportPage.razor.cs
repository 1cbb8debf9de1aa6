using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Text.Json;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Uploads;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>Takes in a file. What needs a decision goes on to <see cref="ImportDecisionPage"/>; all else is told here.</summary>
public sealed partial class ImportPage(ImportService imports, ImportDrafts drafts, CurrentActor currentActor, SentForms sent, NavigationManager navigation)
{
    public const string Path = "/assessments/import";

    /// <summary>The second only where something is to be decided.</summary>
    internal static IReadOnlyList<Step> Steps => [new(ImportStrings.StepFile, Path), new(ImportStrings.StepCheck), new(ImportStrings.StepDone)];

    private ImportOutcome? outcome;
    private string? problem;
    private IReadOnlyList<ImportError> errors = [];

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromQuery]
    private string? Result { get; set; }

    [SupplyParameterFromQuery]
    private string? Id { get; set; }

    protected override void OnInitialized()
    {
        outcome = ImportOutcome.Of(Result, Id);
        if (UploadLimit.RefusalOf(HttpContext) is { } status)
        {
            Refuse(status, UploadedFile.Explain(status));
        }
    }

    private async Task SubmitAsync()
    {
        outcome = null;
        var (file, refusal) = await UploadedFile.ReadAsync(HttpContext);
        if (refusal is { } status)
        {
            Refuse(status, UploadedFile.Explain(status));
            return;
        }

        var actor = await currentActor.GetAsync();
        var result = await sent.OnceAsync(
            HttpContext, () => imports.ImportAsync(file, ImportChoice.None, actor, CancellationToken.None), ImportOutcome.IsDone, file);
        switch (result)
        {
            case ImportResult.Invalid invalid:
                errors = invalid.Errors;
                Refuse(StatusCodes.Status400BadRequest, UploadStrings.Invalid);
                break;
            case ImportResult.NotAllowed:
                Refuse(StatusCodes.Status403Forbidden, ImportStrings.NotAllowed);
                break;
            case ImportResult.AnotherRuns:
                Refuse(StatusCodes.Status409Conflict, ImportStrings.AnotherRuns);
                break;
            case ImportResult.WhichOrganisation or ImportResult.Conflict or ImportResult.WorkshopOpen:
                navigation.NavigateTo($"{Path}/{drafts.Keep(file, actor)}");
                break;
            default:
                navigation.NavigateTo(ImportOutcome.AddressOf(result));
                break;
        }
    }

    private void Refuse(int status, string text)
    {
        HttpContext.AnswerAs(status);
        problem = text;
    }
}
