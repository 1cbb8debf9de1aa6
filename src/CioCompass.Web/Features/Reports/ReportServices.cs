using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Reports.Exports;

namespace CioCompass.Web.Features.Reports;

public static class ReportServices
{
    public static void AddCompassReports(this IServiceCollection services)
    {
        services.AddScoped<ReportRendering>();
        services.AddSingleton<IAssessmentPart<DownloadsPlace>, DownloadsPart>();
    }
}
