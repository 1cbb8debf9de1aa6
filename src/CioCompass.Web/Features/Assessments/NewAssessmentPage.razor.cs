using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Makes an assessment, blank or from an earlier one of the same organisation.</summary>
public sealed partial class NewAssessmentPage(
    AssessmentService assessments, CurrentActor currentActor, NavigationManager navigation, TimeProvider clock)
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<OrganisationChoice> organisations = [];
    private IReadOnlyList<AssessmentListItem> earlier = [];
    private Actor? actor;
    private string organisation = "";
    private string title = "";
    private string heldOn = "";
    private string cloneFrom = "";
    private CreateError error;
    private bool dateMissing;
    private bool busy;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await currentActor.GetAsync();
        heldOn = clock.GetLocalNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        organisations = await assessments.OrganisationsAsync(actor, gone.Token);
        await ChooseAsync(organisations.Count == 1 ? organisations[0].Id.ToString() : "");
    }

    private async Task ChooseAsync(string? id)
    {
        (organisation, cloneFrom, earlier) = (id ?? "", "", []);
        var found = Guid.TryParse(id, out var chosen) ? await assessments.EarlierAsync(chosen, actor!, gone.Token) : [];
        if (organisation == id)
        {
            earlier = found;
        }
    }

    private async Task CreateAsync()
    {
        dateMissing = !DateOnly.TryParseExact(heldOn, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        error = title.Trim().Length == 0 ? CreateError.TitleMissing : CreateError.None;
        if (dateMissing || error != CreateError.None || busy)
        {
            return;
        }

        busy = true;
        var request = new NewAssessment(
            Guid.TryParse(organisation, out var chosen) ? chosen : Guid.Empty, title, day, Guid.TryParse(cloneFrom, out var original) ? original : null);
        var result = await assessments.CreateAsync(request, actor!, gone.Token);
        busy = false;
        error = result.Error;
        if (result.Id is { } id)
        {
            navigation.NavigateTo($"/assessments/{id}");
        }
    }

    private string? Invalid(params CreateError[] errors) => errors.Contains(error) ? "true" : null;

    private string ErrorOf(params CreateError[] errors) => errors.Contains(error) ? AssessmentTexts.Of(error) : "";
}
