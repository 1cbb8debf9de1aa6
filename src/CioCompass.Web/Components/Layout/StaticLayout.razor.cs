using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace CioCompass.Web.Components.Layout;

/// <summary>The frame of pages that hold no circuit: set-up, account, errors.</summary>
public sealed partial class StaticLayout
{
    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <summary>Error pages run at an address of their own; their language links lead to the one the reader asked for.</summary>
    private string? RequestedAddress =>
        HttpContext?.Features.Get<IStatusCodeReExecuteFeature>() is { } missing ? missing.OriginalPath + missing.OriginalQueryString
        : HttpContext?.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path
        : null;
}
