using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>Shows the address of a new link, once: nobody can show it again.</summary>
public sealed partial class NewLink(IJSRuntime js)
{
    private ElementReference title;

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required string Address { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnDone { get; set; }

    /// <summary>The focus moves here, so that whoever cannot see it appear hears it.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await title.FocusUnlessTypingAsync(js);
        }
    }
}
