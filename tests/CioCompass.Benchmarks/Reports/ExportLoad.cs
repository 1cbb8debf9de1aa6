using System.Diagnostics;
using System.Globalization;
using CioCompass.Core.Reports.Exports;

namespace CioCompass.Benchmarks.Reports;

/// <summary>Measures every format for one large assessment: time from asking to the file, and memory of the whole process.</summary>
public static class ExportLoad
{
    public static async Task<int> RunAsync(int answers, int rounds)
    {
        await using var data = await BenchmarkData.CreateAsync();
        var id = await LargeAssessment.AddAsync(data, answers, rounds);
        var jobs = data.Get<ExportJobs>();
        using var process = Process.GetCurrentProcess();
        var before = process.WorkingSet64;
        var total = Stopwatch.StartNew();

        Console.WriteLine(Line($"{answers} answers, {rounds} rounds; {before / 1e6:0} MB before the first export"));
        Console.WriteLine("| format | seconds | file kB |");
        Console.WriteLine("| --- | --- | --- |");
        foreach (var format in jobs.Formats)
        {
            var watch = Stopwatch.StartNew();
            var job = jobs.Start(new ExportRequest(id, format.Extension, CultureInfo.GetCultureInfo("nl"), null), data.Consultant)!;
            await job.Ended;
            if (job.State != ExportState.Done)
            {
                Console.Error.WriteLine($"{format.Extension}: {job.State}");
                return 1;
            }

            Console.WriteLine(Line($"| {format.Extension} | {watch.Elapsed.TotalSeconds:0.00} | {new FileInfo(job.File).Length / 1e3:0} |"));
        }

        process.Refresh();
        Console.WriteLine(Line(
            $"| all | {total.Elapsed.TotalSeconds:0.00} | peak of the process {process.PeakWorkingSet64 / 1e6:0} MB, {(process.PeakWorkingSet64 - before) / 1e6:0} MB more than before |"));
        return 0;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
