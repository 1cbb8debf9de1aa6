using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Content;

internal static class ContentServices
{
    public static void AddContent(this IServiceCollection services)
    {
        services.AddSingleton<DraftStore>();
        services.AddSingleton<ContentDraftService>();
        services.AddSingleton<ContentPublisher>();
        services.AddSingleton<StatisticDraftService>();
        services.AddSingleton<StatisticPublisher>();
        services.AddSingleton<DraftReader>();
        services.AddSingleton<PackageExportService>();
        services.AddSingleton<PackageImportService>();
    }
}
