using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support;

/// <summary>The keys of one installation, which its processes share; in memory only.</summary>
internal static class SharedKeys
{
    private static readonly EphemeralDataProtectionProvider Provider = new();

    public static IServiceCollection AddSharedKeys(this IServiceCollection services) => services.AddSingleton<IDataProtectionProvider>(Provider);
}
