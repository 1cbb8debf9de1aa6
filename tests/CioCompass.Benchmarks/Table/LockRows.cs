using System.Diagnostics.Metrics;
using System.Globalization;
using CioCompass.Benchmarks.Workshops;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Metrics;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel.Import;

namespace CioCompass.Benchmarks.Table;

/// <summary>How long the write lock is held, while a room votes, by work whose length somebody else chooses.</summary>
public static class LockRows
{
    private const int Phones = 300;

    public static async Task<IReadOnlyList<Row>> LongestAsync() => [await MeasureAsync(onPostgres: false), await MeasureAsync(onPostgres: true)];

    /// <summary>The largest files there may be, taken in, put in the place of others, handed over and removed; and the sample, which goes with its organisation.</summary>
    private static async Task<Row> MeasureAsync(bool onPostgres)
    {
        await using var data = await BenchmarkData.WithOpenRoundAsync(onPostgres: onPostgres);
        await using var room = await VotingRoom.OpenAsync(data, Phones);
        await WorkAsync(data, 0); // Compiles what the others use.

        using var held = new HeldTimes();
        var voting = room.VoteAsync();
        for (var number = 1; number <= 3; number++)
        {
            await WorkAsync(data, number);
        }

        room.End();
        var ballots = await voting;
        var lost = await room.LostAsync();
        return Row.Absolute(
            $"longest hold of the write lock beside a voting room, {(onPostgres ? "PostgreSQL" : "SQLite")}", "≤ 100 ms, 0 lost",
            string.Create(CultureInfo.InvariantCulture, $"{held.Times.Percentile(100):0} ms of {held.Times.Count} holds; {ballots.Count} ballots, {ballots}, {lost} lost"),
            held.Times.Percentile(100) <= 100 && lost == 0);
    }

    private static async Task WorkAsync(BenchmarkData data, int number)
    {
        var (first, other) = await LargestFile.WriteAsync(data, number);
        var imports = data.Get<ImportService>();
        var added = Done<ImportResult.Imported>(await imports.ImportAsync(first, ImportChoice.None, data.Consultant, CancellationToken.None));
        var conflict = Done<ImportResult.Conflict>(await imports.ImportAsync(other, ImportChoice.None, data.Consultant, CancellationToken.None)).With;
        Done<ImportResult.Replaced>(await imports.ImportAsync(
            other, new ImportChoice(Conflict: ImportDecision.Replace, Seen: conflict.Seen), data.Consultant, CancellationToken.None));

        var handOver = data.Get<HandOverService>();
        var pack = Done<PackResult.Made>(await handOver.PackAsync(
            added.AssessmentId, [CultureInfo.GetCultureInfo("en")], data.Consultant, new Progress<double>(), CancellationToken.None)).Pack;
        data.Get<PackStore>().MarkDownloaded(pack.Id);
        Done<RemovalResult.Removed>(await handOver.RemoveAsync(pack.Id, LargestFile.Title(number), false, data.Consultant, CancellationToken.None));

        var administrator = new Actor(data.Consultant.UserId, data.Consultant.DisplayName, Role.Administrator);
        await data.Get<SampleService>().AddAsync(administrator, CancellationToken.None);
        await data.Get<SampleRemover>().RemoveAsync(administrator, CancellationToken.None);
    }

    private static T Done<T>(object outcome) => outcome is T expected ? expected : throw new InvalidOperationException($"Not {typeof(T).Name}: {outcome}");

    /// <summary>The times of this process's transactions, as its meter tells them.</summary>
    private sealed class HeldTimes : IDisposable
    {
        private readonly MeterListener listener = new();

        public HeldTimes()
        {
            listener.InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == CompassMeter.Name && instrument.Name == "ciocompass.write_lock.duration")
                {
                    own.EnableMeasurementEvents(instrument);
                }
            };
            listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => Times.Add(TimeSpan.FromSeconds(seconds)));
            listener.Start();
        }

        public Latencies Times { get; } = new();

        public void Dispose() => listener.Dispose();
    }
}
