using CioCompass.Core.Configuration;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Name of the provider for readers, in their own language unless it has one of its own.</summary>
public sealed class ProviderName(IOptions<CompassOptions> options)
{
    public bool IsOn => options.Value.OpenIdConnect.IsOn;

    public string Text => options.Value.OpenIdConnect.DisplayName ?? SingleSignOnStrings.DefaultName;
}
