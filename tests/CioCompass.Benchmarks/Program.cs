using CioCompass.Benchmarks;
using CioCompass.Benchmarks.Reports;
using CioCompass.Benchmarks.Soak;
using CioCompass.Benchmarks.Table;
using CioCompass.Benchmarks.Workshops;

return args switch
{
    ["workshop", .. var options] when Options.TryRead(options, ["--participants", "--seconds"], out var read) =>
        await WorkshopLoad.RunAsync(read.GetValueOrDefault("--participants", 300), TimeSpan.FromSeconds(read.GetValueOrDefault("--seconds", 10))),
    ["ballots", .. var options] when Options.TryRead(options, ["--count"], out var read) =>
        await BallotThroughput.RunAsync(read.GetValueOrDefault("--count", 2000)),
    ["exports", .. var options] when Options.TryRead(options, ["--answers", "--rounds"], out var read) =>
        await ExportLoad.RunAsync(read.GetValueOrDefault("--answers", 1000), read.GetValueOrDefault("--rounds", 50)),
    ["table", .. var options] when SpeedTable.TryRead(options, out var only, out var file) => await SpeedTable.RunAsync(only, file),
    ["soak", .. var options] when SoakRun.TryRead(options, out var minutes, out var file) => await SoakRun.RunAsync(minutes, file),
    _ => Options.Explain(),
};
