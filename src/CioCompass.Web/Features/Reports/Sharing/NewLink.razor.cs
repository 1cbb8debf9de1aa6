using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>Shows the address of a new link, once: nobody can show it again.</summary>
public sealed partial class NewLink(IJSRuntime js) : IAsyncDisposable
{
    private ElementReference title;
    private ElementReference input;
    private IJSObjectReference? module;
    private string? copied;

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnDone { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
    }

    /// <summary>A second link takes the place of the first.</summary>
    protected override void OnParametersSet() => copied = null;

    /// <summary>The focus moves here, so that whoever cannot see it appear hears it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await title.FocusAsync();
        }
    }

    private async Task CopyAsync()
    {
        module ??= await js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/report.js"]);
        copied = await module.InvokeAsync<bool>("copy", input) ? SharingStrings.Copied : SharingStrings.CopyFailed;
    }
}
