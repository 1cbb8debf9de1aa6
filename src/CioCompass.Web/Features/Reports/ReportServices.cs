namespace CioCompass.Web.Features.Reports;

public static class ReportServices
{
    public static void AddCompassReports(this IServiceCollection services) => services.AddScoped<ReportRendering>();
}
