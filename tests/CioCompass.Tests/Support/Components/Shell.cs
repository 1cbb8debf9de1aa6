using Bunit;
using CioCompass.Web.Components;
using CioCompass.Web.Components.Layout;
using CioCompass.Web.Components.Working;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Components;

/// <summary>Pages as the router shows them, in their layouts, without the header, the footer and MudBlazor around them.</summary>
internal static class Shell
{
    /// <param name="without">Further components that are not drawn.</param>
    public static IRenderedComponent<Routes> Open(this BunitContext bunit, string address, params Type[] without)
    {
        bunit.ComponentFactories.Add(type => IsOfTheShell(type) || without.Contains(type), _ => new Nothing());
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return bunit.Render<Routes>();
    }

    private static bool IsOfTheShell(Type type) =>
        type.Namespace?.StartsWith("MudBlazor", StringComparison.Ordinal) == true
        || type == typeof(PageMenu) || type == typeof(SiteHeader) || type == typeof(SiteFooter) || type == typeof(CircuitGuard);

    private sealed class Nothing : ComponentBase
    {
        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object>? Given { get; set; }
    }
}
