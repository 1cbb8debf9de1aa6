using System.Globalization;
using System.Security.Claims;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace CioCompass.Web.Components.Layout;

/// <summary>The masthead of every page: where one can go, the language, the appearance, the account.</summary>
public sealed partial class SiteHeader(NavigationManager navigation) : IDisposable
{
    /// <summary>The address the reader asked for; null takes the page's own. An error page is shown at another page's address.</summary>
    [Parameter]
    public string? RequestedAddress { get; set; }

    private string Address => RequestedAddress ?? "/" + navigation.ToBaseRelativePath(navigation.Uri);

    /// <summary>Signing in leads back to this page, except from the pages of the account itself.</summary>
    private string SignInAddress => Address.StartsWith("/account", StringComparison.Ordinal) || Address.StartsWith("/setup", StringComparison.Ordinal)
        ? "/account/sign-in"
        : "/account/sign-in?returnUrl=" + Uri.EscapeDataString(Address);

    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => navigation.LocationChanged += OnLocationChanged;

    private static string DisplayName(ClaimsPrincipal user) => CompassClaims.ActorOf(user)?.DisplayName ?? "";

    private static string Format(string text, string value) => string.Format(CultureInfo.CurrentCulture, text, value);

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
