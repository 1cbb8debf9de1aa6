using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>Leaves a gap in a page that <see cref="SharedPages"/> renders. It draws nothing.</summary>
public sealed class Gap<TOwn> : ComponentBase
{
    [Parameter, EditorRequired]
    public required PageGap<TOwn> For { get; set; }
}
