using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Web.Components.Uploads;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>Asks what a file leaves open: whose it is, or what to do where something else is stored.</summary>
public sealed partial class ImportDecisionPage(
    ImportService imports, ImportDrafts drafts, CurrentActor currentActor, SentForms sent, NavigationManager navigation)
{
    /// <summary>Rows that are shown; a person who sees so many decides by the first.</summary>
    private const int DifferencesAtMost = 200;

    private const string NewOrganisation = "new";

    private ImportConflict? conflict;
    private ImportResult.WhichOrganisation? organisation;
    private bool isReady;
    private string? problem;
    private Actor actor = null!;
    private byte[]? file;

    [Parameter]
    public Guid Draft { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    [SupplyParameterFromForm]
    private Form? Input { get; set; }

    private string Heading => conflict is not null ? ImportStrings.ConflictTitle
        : organisation is not null ? ImportStrings.OrganisationTitle
        : isReady ? ImportStrings.Title
        : ImportStrings.DraftGone;

    protected override async Task OnInitializedAsync()
    {
        Input ??= new Form();
        actor = await currentActor.GetAsync();
        file = drafts.Find(Draft, actor);
        if (file is null && sent.Knows(HttpContext))
        {
            // Sent twice, and decided by the first.
            return;
        }

        if (file is null)
        {
            HttpContext.AnswerAs(StatusCodes.Status404NotFound);
            return;
        }

        Show(await imports.ImportAsync(file, ImportChoice.Look, actor, HttpContext.RequestAborted));
    }

    private async Task DecideAsync()
    {
        if (file is null && !sent.Knows(HttpContext))
        {
            return;
        }

        var choice = new ImportChoice(
            Guid.TryParse(Input!.Organisation, out var chosen) ? chosen : null, Input.Organisation == NewOrganisation,
            Enum.TryParse<ImportDecision>(Input.Conflict, out var decided) && Enum.IsDefined(decided) ? decided : null, Input.Seen)
        {
            NewId = Draft,
        };
        var result = await sent.OnceAsync(HttpContext, () => imports.ImportAsync(file ?? [], choice, actor, CancellationToken.None), ImportOutcome.IsDone);
        if (ImportOutcome.IsDone(result))
        {
            drafts.Forget(Draft);
            navigation.NavigateTo(ImportOutcome.AddressOf(result));
            return;
        }

        // The decision is asked for again, about what is stored now.
        Show(result is ImportResult.AnotherRuns ? await imports.ImportAsync(file ?? [], ImportChoice.Look, actor, HttpContext.RequestAborted) : result);
        HttpContext.AnswerAs(result is ImportResult.WhichOrganisation ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);
        problem = result switch
        {
            ImportResult.AnotherRuns => ImportStrings.AnotherRuns,
            ImportResult.WorkshopOpen => ImportStrings.WorkshopOpen,
            ImportResult.Conflict => ImportStrings.ChangedMeanwhile,
            ImportResult.WhichOrganisation => ImportStrings.OrganisationMissing,
            _ => UploadStrings.Invalid,
        };
    }

    private void Show(ImportResult result)
    {
        conflict = (result as ImportResult.Conflict)?.With ?? (result as ImportResult.WorkshopOpen)?.With;
        organisation = result as ImportResult.WhichOrganisation;
        isReady = result is ImportResult.Imported or ImportResult.Unchanged;
    }

    /// <summary>A value with who gave it; what is missing says so.</summary>
    private static RenderFragment Value(string value, string by) => builder =>
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", value.Length == 0 ? "muted import-value" : "import-value");
        builder.AddContent(2, value.Length == 0 ? ImportStrings.Nothing : value);
        builder.CloseElement();
        if (by.Length > 0)
        {
            builder.OpenElement(3, "span");
            builder.AddAttribute(4, "class", "small muted import-by");
            builder.AddContent(5, by);
            builder.CloseElement();
        }
    };

    private sealed class Form
    {
        public string? Organisation { get; set; }

        public string? Conflict { get; set; }

        public string? Seen { get; set; }
    }
}
