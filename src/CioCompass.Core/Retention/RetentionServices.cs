using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Retention;

internal static class RetentionServices
{
    public static void AddRetention(this IServiceCollection services)
    {
        services.AddSingleton<RetentionService>();
        services.AddSingleton<Purge>();
    }
}
