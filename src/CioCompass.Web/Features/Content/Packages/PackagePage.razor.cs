using CioCompass.Core.Content.Packages;
using CioCompass.Core.Text.Json;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Uploads;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Packages;

/// <summary>Takes in a content package and says what became of each piece of it.</summary>
public sealed partial class PackagePage(PackageImportService imports, CurrentActor currentActor, SentForms sent)
{
    public const string Path = ContentPage.Path + "/package";

    private static IReadOnlyList<Step> Steps => [new(PackageStrings.StepFile, Path), new(PackageStrings.StepRead), new(PackageStrings.StepPublish)];

    private PackageResult.Taken? taken;
    private string? problem;
    private IReadOnlyList<ImportError> errors = [];

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    protected override void OnInitialized()
    {
        if (UploadLimit.RefusalOf(HttpContext) is { } status)
        {
            Refuse(status, UploadedFile.Explain(status));
        }
    }

    private async Task SubmitAsync()
    {
        var (file, refusal) = await UploadedFile.ReadAsync(HttpContext);
        if (refusal is { } status)
        {
            Refuse(status, UploadedFile.Explain(status));
            return;
        }

        var actor = await currentActor.GetAsync();
        switch (await sent.OnceAsync(HttpContext, () => imports.ImportAsync(file, actor, CancellationToken.None), r => r is PackageResult.Taken, file))
        {
            case PackageResult.Taken result:
                taken = result;
                break;
            case PackageResult.Invalid invalid:
                errors = invalid.Errors;
                Refuse(StatusCodes.Status400BadRequest, UploadStrings.Invalid);
                break;
            case PackageResult.Overtaken:
                Refuse(StatusCodes.Status409Conflict, PackageStrings.Overtaken);
                break;
            default:
                Refuse(StatusCodes.Status403Forbidden, PackageStrings.NotAllowed);
                break;
        }
    }

    private void Refuse(int status, string text)
    {
        HttpContext.AnswerAs(status);
        problem = text;
    }
}
