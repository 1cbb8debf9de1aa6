using CioCompass.Core.Assessments.Sample;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Sample;

/// <summary>Says that what is shown is made up, and removes it after asking once.</summary>
public sealed partial class SampleNotice(SampleService service, CurrentActor currentActor, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private ElementReference keep;
    private bool isAsking;
    private bool isFocused;
    private bool isBusy;
    private bool isRefused;

    [Parameter]
    public bool MayRemove { get; set; }

    /// <summary>The button that was pressed is gone when the question appears: focus goes to the harmless answer.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (isAsking && !isFocused)
        {
            await keep.FocusAsync();
        }

        isFocused = isAsking;
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task RemoveAsync()
    {
        isBusy = true;
        var removal = await service.RemoveAsync(await currentActor.GetAsync(), leaving.Token);
        isBusy = false;
        isRefused = removal == SampleRemoval.NotAllowed;
        if (!isRefused)
        {
            navigation.NavigateTo("/assessments");
        }
    }
}
