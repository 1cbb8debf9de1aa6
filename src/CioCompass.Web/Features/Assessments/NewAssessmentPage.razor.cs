using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Makes an assessment, blank or from an earlier one of the same organisation.</summary>
public sealed partial class NewAssessmentPage(
    AssessmentService assessments, OrganisationService clients, CurrentActor currentActor, NavigationManager navigation, TimeProvider clock)
{
    private readonly Sending sending = new();
    private IReadOnlyList<OrganisationName> organisations = [];
    private IReadOnlyList<AssessmentListItem> earlier = [];
    private UnsavedScope? scope;
    private Actor? actor;
    private string organisation = "";
    private string title = "";
    private DateOnly? heldOn;
    private string cloneFrom = "";
    private CreateError error;
    private bool isTrial;
    private bool dateMissing;

    protected override async Task OnInitializedAsync()
    {
        actor = await currentActor.GetAsync();
        heldOn = ReaderZone.Today(clock);
        organisations = await clients.NamesAsync(actor, Leaving);
        await ChooseAsync(organisations.Count == 1 ? organisations[0].Id.ToString() : "");
    }

    private async Task ChooseAsync(string? id)
    {
        (organisation, cloneFrom, earlier) = (id ?? "", "", []);
        var found = Guid.TryParse(id, out var chosen) ? await assessments.EarlierAsync(chosen, actor!, Leaving) : [];
        if (organisation == id)
        {
            earlier = found;
        }
    }

    private async Task CreateAsync()
    {
        dateMissing = heldOn is null;
        error = title.Trim().Length == 0 ? CreateError.TitleMissing : CreateError.None;
        if (heldOn is { } day && error == CreateError.None)
        {
            await sending.RunAsync(() => (organisation, title, heldOn, cloneFrom, isTrial), () => CreateAsync(day), scope);
        }
    }

    /// <returns>Whether it was made.</returns>
    private async Task<bool> CreateAsync(DateOnly day)
    {
        var request = new NewAssessment(
            Guid.TryParse(organisation, out var chosen) ? chosen : Guid.Empty, title, day, Guid.TryParse(cloneFrom, out var original) ? original : null)
        {
            IsTrial = isTrial,
            Id = sending.Id,
        };
        var result = await assessments.CreateAsync(request, actor!, CancellationToken.None);
        error = result.Error;
        if (result.Id is { } id && !IsLeft)
        {
            await scope!.SavedAsync();
            navigation.NavigateTo($"/assessments/{id}");
        }

        return result.Id is not null;
    }

    private async Task CancelAsync()
    {
        await scope!.DiscardAsync();
        navigation.NavigateTo("/assessments");
    }

    private string? Invalid(params CreateError[] errors) => errors.Contains(error) ? "true" : null;

    private string ErrorOf(params CreateError[] errors) => errors.Contains(error) ? AssessmentTexts.Of(error) : "";
}
