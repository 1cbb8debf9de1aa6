using CioCompass.Core.Configuration;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>What readers call the provider, in their own language unless it has a name.</summary>
public sealed class ProviderName(IOptions<CompassOptions> options)
{
    public bool IsOn => options.Value.OpenIdConnect.IsOn;

    public string Text => options.Value.OpenIdConnect.DisplayName ?? SingleSignOnStrings.DefaultName;
}
