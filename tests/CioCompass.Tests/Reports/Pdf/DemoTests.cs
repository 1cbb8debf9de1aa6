using System.Diagnostics;
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
        var w = Stopwatch.StartNew();
        await using var example = await ReportExample.CreateAsync();
        Log("example");
        foreach (var language in new[] { "en", "nl", "fr" })
        {
            var report = await example.ReadAsync(language);
            foreach (var paper in Enum.GetValues<PaperSize>())
            {
                await using var file = File.Create($"/tmp/pdf-out/{language}-{paper}.pdf");
                new ReportPdf(paper).Write(report, file, new Progress<double>(), default);
                Log($"{language} {paper}");
            }
        }

        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);
        var empty = await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, CultureInfo.GetCultureInfo("nl"), null, example.Consultant, CancellationToken.None);
        await using var emptyFile = File.Create("/tmp/pdf-out/empty.pdf");
        new ReportPdf().Write(empty!, emptyFile, new Progress<double>(), default);
        Log("empty");

        var large = await example.ReadAsync("en");
        var rated = large.Questions.First(q => q.Rounds.Count > 0);
        large = large with
        {
            Themes = [.. large.Themes.Select(t => t with
            {
                Questions = [.. Enumerable.Range(0, 250).Select(i => t.Questions[i % t.Questions.Count] with
                {
                    Note = string.Concat(Enumerable.Repeat("A note of some length about the answer. ", 10)),
                    Rounds = i < 6 ? rated.Rounds : [],
                    Agreed = i < 25 ? rated.Agreed : null,
                })],
            })],
        };
        GC.Collect();
        var before = GC.GetTotalMemory(true);
        var allocated = GC.GetTotalAllocatedBytes();
        await using var largeFile = File.Create("/tmp/pdf-out/large.pdf");
        var peak = 0L;
        using (var timer = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 10))
        {
            Log("start large");
            new ReportPdf().Write(large, largeFile, new Progress<double>(), default);
        }

        Log($"large; {largeFile.Length / 1e6} MB file, heap before {before / 1e6:0} peak {peak / 1e6:0} allocated {(GC.GetTotalAllocatedBytes() - allocated) / 1e6:0} MB, working set {Environment.WorkingSet / 1e6:0}");
        void Log(string what) => File.AppendAllText("/tmp/pdf-out/log.txt", $"{w.ElapsedMilliseconds} {what}\n");
    }
}
