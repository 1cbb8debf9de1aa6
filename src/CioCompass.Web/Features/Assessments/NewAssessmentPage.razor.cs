using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>Starts an assessment: for an organisation, blank or with the answers of an earlier one.</summary>
public sealed partial class NewAssessmentPage(
    AssessmentService assessments, OrganisationService organisationService, CurrentActor current, NavigationManager navigation,
    TimeProvider clock) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private Actor actor = default!;
    private IReadOnlyList<OrganisationListItem>? organisations;
    private IReadOnlyList<AssessmentListItem> earlier = [];
    private Guid? organisationId;
    private string title = "";
    private DateOnly? heldOn;
    private Guid? cloneFrom;
    private CreateError error;
    private bool dateMissing;

    private string? TitleError => error switch
    {
        CreateError.TitleMissing => AssessmentStrings.ErrorTitleMissing,
        CreateError.TitleTooLong => AssessmentStrings.ErrorTitleTooLong,
        _ => null,
    };

    private string? OtherError => error switch
    {
        CreateError.EarlierNotFound => AssessmentStrings.ErrorEarlier,
        CreateError.NotAllowed => AssessmentStrings.ErrorNotAllowed,
        _ => null,
    };

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        actor = await current.GetAsync();
        heldOn = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        organisations = await organisationService.ListAsync(actor, leaving.Token);
        if (organisations is [var only])
        {
            await SetOrganisationAsync(only.Id.ToString());
        }
    }

    private string? Invalid(params CreateError[] errors) => errors.Contains(error) ? "true" : null;

    private async Task SetOrganisationAsync(string? value)
    {
        organisationId = Guid.TryParse(value, out var id) ? id : null;
        cloneFrom = null;
        earlier = organisationId is null ? [] : (await assessments.ListAsync(actor, organisationId, page: 1, leaving.Token)).Items;
    }

    private async Task CreateAsync()
    {
        dateMissing = heldOn is null;
        if (heldOn is not { } day)
        {
            return;
        }

        var request = new NewAssessment(organisationId ?? Guid.Empty, title, day, cloneFrom);
        var result = await assessments.CreateAsync(request, actor, leaving.Token);
        error = result.Error;
        if (result.Id is { } id)
        {
            navigation.NavigateTo($"/assessments/{id}");
        }
    }
}
