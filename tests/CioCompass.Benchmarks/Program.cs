using CioCompass.Benchmarks;
using CioCompass.Benchmarks.Workshops;

return args switch
{
    ["workshop", .. var options] when Options.TryRead(options, ["--participants", "--seconds"], out var read) =>
        await WorkshopLoad.RunAsync(read.GetValueOrDefault("--participants", 300), TimeSpan.FromSeconds(read.GetValueOrDefault("--seconds", 10))),
    ["ballots", .. var options] when Options.TryRead(options, ["--count"], out var read) =>
        await BallotThroughput.RunAsync(read.GetValueOrDefault("--count", 2000)),
    _ => Options.Explain(),
};
