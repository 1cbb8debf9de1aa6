using CioCompass.Core.Assessments.Sample;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Sample;

/// <summary>Adds the sample and opens its results. Nothing for readers who may not.</summary>
public sealed partial class SampleButton(SampleService service, CurrentActor currentActor, NavigationManager navigation)
{
    private bool isBusy;
    private bool isRefused;

    private bool MayAdd { get; set; }

    protected override async Task OnInitializedAsync() => MayAdd = (await currentActor.FindAsync())?.MayEdit ?? false;

    private async Task AddAsync()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var result = await service.AddAsync(await currentActor.GetAsync(), CancellationToken.None);
        isBusy = false;
        isRefused = result.AssessmentId is null;
        if (!isRefused && !IsLeft)
        {
            navigation.NavigateTo($"/assessments/{result.AssessmentId}/results");
        }
    }
}
