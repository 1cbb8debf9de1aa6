using CioCompass.Core.Reports.HandOver;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Assessments.Sample;

/// <summary>Says that what is shown is made up, and removes it after asking once.</summary>
public sealed partial class SampleNotice(SampleRemover remover, CurrentActor currentActor, NavigationManager navigation, IJSRuntime js)
{
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
            await keep.FocusUnlessTypingAsync(js);
        }

        isFocused = isAsking;
    }

    private async Task RemoveAsync()
    {
        isBusy = true;
        var removal = await remover.RemoveAsync(await currentActor.GetAsync(), CancellationToken.None);
        isBusy = false;
        isRefused = removal == SampleRemoval.NotAllowed;
        if (!isRefused && !IsLeft)
        {
            navigation.NavigateTo("/assessments");
        }
    }
}
