using CioCompass.Core.Accounts;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;

namespace CioCompass.Web.Components.Layout;

/// <summary>
/// The masthead of every page: where one can go, the language, the appearance, the account. One component, without the framework's for
/// links and for what only some may see: each circuit would keep a drawing of every one of them.
/// </summary>
public sealed partial class SiteHeader(NavigationManager navigation) : IDisposable
{
    private Actor? actor;

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = default!;

    /// <summary>The address the reader asked for; null takes the page's own. An error page is shown at another page's address.</summary>
    [Parameter]
    public string? RequestedAddress { get; set; }

    private string Address => RequestedAddress ?? "/" + navigation.ToBaseRelativePath(navigation.Uri);

    /// <summary>Signing in leads back to this page, except from the pages of the account itself.</summary>
    private string SignInAddress => Address.StartsWith("/account", StringComparison.Ordinal) || Address.StartsWith("/setup", StringComparison.Ordinal)
        ? "/account/sign-in"
        : "/account/sign-in?returnUrl=" + Uri.EscapeDataString(Address);

    private IEnumerable<(string Href, string Name)> Sections
    {
        get
        {
            yield return ("/", ShellStrings.Dashboard);
            yield return ("/questions", ShellStrings.Questions);
            yield return ("/assessments", ShellStrings.Assessments);
            if (actor is not null)
            {
                yield return ("/actions", ShellStrings.Actions);
            }

            if (actor?.Role == Role.Administrator)
            {
                yield return ("/admin", ShellStrings.Administration);
            }
        }
    }

    public void Dispose() => navigation.LocationChanged -= OnLocationChanged;

    protected override void OnInitialized() => navigation.LocationChanged += OnLocationChanged;

    protected override async Task OnParametersSetAsync() => actor = CompassClaims.ActorOf((await SignedIn).User);

    /// <summary>Null for a section that this page is not in.</summary>
    private string? Current(string href)
    {
        var path = Address.Split('?', '#')[0];
        return path == href ? "page" : href != "/" && path.StartsWith(href + "/", StringComparison.Ordinal) ? "true" : null;
    }

    private void OnLocationChanged(object? sender, LocationChangedEventArgs e) => InvokeAsync(StateHasChanged);
}
