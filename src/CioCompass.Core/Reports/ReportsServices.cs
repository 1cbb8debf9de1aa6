using CioCompass.Core.Reports.Docx;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Reports.Pptx;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Xlsx;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Reports;

internal static class ReportsServices
{
    public static void AddReports(this IServiceCollection services)
    {
        services.AddSingleton<ReportService>();
        services.AddSingleton<IReportFormat, ReportPdf>();
        services.AddSingleton<IReportFormat, PptxFormat>();
        services.AddSingleton<IReportFormat, DocxFormat>();
        services.AddSingleton<IReportFormat, XlsxFormat>();
        services.AddSingleton<IReportFormat, CsvFormat>();
        services.AddSingleton<ExportMetrics>();
        services.AddSingleton<ExportJobs>();
        services.AddSingleton<SharedLinkService>();
        services.AddSingleton<SharedReportReader>();
        services.AddTravel();
        services.AddHandOver();
    }

    private static void AddTravel(this IServiceCollection services)
    {
        services.AddSingleton<ExportService>();
        services.AddSingleton<ImportPlaces>();
        services.AddSingleton<ImportService>();
        services.AddSingleton<ImportWriter>();
        services.AddSingleton<ImportTurns>();
        services.AddSingleton<ImportDrafts>();
    }

    private static void AddHandOver(this IServiceCollection services)
    {
        services.AddSingleton<PackStore>();
        services.AddSingleton<PackContentReader>();
        services.AddSingleton<Removal>();
        services.AddSingleton<SampleRemover>();
        services.AddSingleton<BackupPurge>();
        services.AddSingleton<HandOverService>();
    }
}
