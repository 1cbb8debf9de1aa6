using CioCompass.Benchmarks;
using CioCompass.Benchmarks.Reports;
using CioCompass.Benchmarks.Soak;
using CioCompass.Benchmarks.Table;
using CioCompass.Benchmarks.Workshops;

return args switch
{
    ["workshop", .. var options] when WorkshopLoad.TryRead(options, out var plan) => await WorkshopLoad.RunAsync(plan),
    ["ballots", .. var options] when Options.TryRead(options, ["--count"], out var read) =>
        await BallotThroughput.RunAsync(read.GetValueOrDefault("--count", 2000)),
    ["exports", .. var options] when Options.TryRead(options, ["--answers", "--rounds"], out var read) =>
        await ExportLoad.RunAsync(read.GetValueOrDefault("--answers", 1000), read.GetValueOrDefault("--rounds", 50)),
    ["table", .. var options] when SpeedTable.TryRead(options, out var only, out var divide, out var file) => await SpeedTable.RunAsync(only, divide, file),
    ["soak", .. var options] when SoakRun.TryRead(options, out var minutes, out var onPostgres, out var file) => await SoakRun.RunAsync(minutes, onPostgres, file),
    _ => Options.Explain(),
};
