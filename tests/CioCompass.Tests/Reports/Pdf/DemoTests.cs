using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class DemoTests
{
    [Fact]
    public async Task Demo()
    {
        await using var example = await ReportExample.CreateAsync();
        foreach (var language in new[] { "en", "nl", "fr" })
        {
            var report = await example.ReadAsync(language);
            foreach (var paper in Enum.GetValues<PaperSize>())
            {
                await using var file = File.Create($"/tmp/pdf-out/{language}-{paper}.pdf");
                new ReportPdf(paper).Write(report, file, new Progress<double>(), default);
            }
        }

        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);
        var empty = await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, CultureInfo.GetCultureInfo("nl"), null, example.Consultant, CancellationToken.None);
        await using var emptyFile = File.Create("/tmp/pdf-out/empty.pdf");
        new ReportPdf().Write(empty!, emptyFile, new Progress<double>(), default);
    }
}
