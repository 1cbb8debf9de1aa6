using CioCompass.Core.Reports.Travel;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>Takes in a file. What needs a decision goes on to <see cref="ImportDecisionPage"/>; all else is told here.</summary>
public sealed partial class ImportPage(ImportService imports, ImportDrafts drafts, CurrentActor currentActor, NavigationManager navigation)
{
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
            Refuse(status, status == StatusCodes.Status413PayloadTooLarge ? ImportStrings.TooLarge : ImportStrings.NoFile);
        }
    }

    private async Task SubmitAsync()
    {
        outcome = null;
        if (HttpContext.Request.Form.Files.GetFile("file") is not { Length: > 0 } upload)
        {
            Refuse(StatusCodes.Status400BadRequest, ImportStrings.NoFile);
            return;
        }

        if (upload.Length > DocumentReader.LargestFile)
        {
            Refuse(StatusCodes.Status413PayloadTooLarge, ImportStrings.TooLarge);
            return;
        }

        var file = new byte[upload.Length];
        await using (var stream = upload.OpenReadStream())
        {
            await stream.ReadExactlyAsync(file, HttpContext.RequestAborted);
        }

        var actor = await currentActor.GetAsync();
        var result = await imports.ImportAsync(file, ImportChoice.None, actor, HttpContext.RequestAborted);
        switch (result)
        {
            case ImportResult.Invalid invalid:
                errors = invalid.Errors;
                Refuse(StatusCodes.Status400BadRequest, ImportStrings.Invalid);
                break;
            case ImportResult.NotAllowed:
                Refuse(StatusCodes.Status403Forbidden, ImportStrings.NotAllowed);
                break;
            case ImportResult.WhichOrganisation or ImportResult.Conflict or ImportResult.WorkshopOpen:
                navigation.NavigateTo($"{UploadLimit.Path}/{drafts.Keep(file, actor)}");
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
