using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Text;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Reports.Exports;

/// <summary>
/// Makes files of reports in the background, a few at a time, so that neither a circuit nor the other readers wait for one. A file lies in
/// the data directory for a quarter of an hour, for its maker only.
/// </summary>
public sealed partial class ExportJobs : IAsyncDisposable
{
    /// <summary>Jobs of one reader that have not ended; further ones are refused.</summary>
    public const int PerReaderAtMost = 8;

    /// <summary>From the end of a job until its file is deleted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(15);

    private readonly Lock access = new();
    private readonly Dictionary<Guid, ExportJob> jobs = [];
    private readonly SemaphoreSlim places = new(Math.Max(1, Environment.ProcessorCount / 2));
    private readonly Dictionary<string, IReportFormat> formats;
    private readonly ReportService reports;
    private readonly DataDirectory data;
    private readonly AuditLog audit;
    private readonly ExportMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger logger;
    private readonly ITimer forgetting;

    public ExportJobs(
        ReportService reports, IEnumerable<IReportFormat> formats, DataDirectory data, AuditLog audit, ExportMetrics metrics,
        TimeProvider clock, ILogger<ExportJobs> logger)
    {
        (this.reports, this.data, this.audit, this.metrics, this.clock, this.logger) = (reports, data, audit, metrics, clock, logger);
        this.formats = formats.ToDictionary(f => f.Extension, StringComparer.OrdinalIgnoreCase);
        forgetting = clock.CreateTimer(_ => ForgetOld(), null, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));
        DeleteLeftovers();
    }

    /// <summary>Formats that a file can be asked for in.</summary>
    public IReadOnlyCollection<IReportFormat> Formats => formats.Values;

    /// <summary>Queues a file. Whether the reader may have it turns out when it is made.</summary>
    /// <returns>Null where the format is unknown, or the reader has too many jobs under way.</returns>
    public ExportJob? Start(ExportRequest request, Actor actor)
    {
        if (!formats.TryGetValue(request.Extension, out var format))
        {
            return null;
        }

        var job = new ExportJob(
            actor.UserId, request, format.ContentType, Path.Combine(data.Exports, Guid.NewGuid().ToString("N") + "." + format.Extension));
        lock (access)
        {
            if (jobs.TryGetValue(request.Id, out var there))
            {
                return there.OwnerId == actor.UserId ? there : null;
            }

            if (jobs.Values.Count(j => j.OwnerId == actor.UserId && !j.HasEnded) >= PerReaderAtMost)
            {
                return null;
            }

            jobs.Add(job.Id, job);
        }

        _ = Task.Run(() => WorkAsync(job, format, actor));
        return job;
    }

    /// <returns>Null when there is none, it is forgotten, or it is not the reader's.</returns>
    public ExportJob? Find(Guid id, Actor actor)
    {
        lock (access)
        {
            return jobs.GetValueOrDefault(id) is { } job && job.OwnerId == actor.UserId ? job : null;
        }
    }

    /// <summary>Deletes the file of one who has it now.</summary>
    public void Fetched(ExportJob job)
    {
        Forget(job);
        job.MarkFetched();
    }

    /// <summary>Deletes the file at once, for one who does not want it any more.</summary>
    public void Forget(ExportJob job)
    {
        job.Cancel();
        lock (access)
        {
            jobs.Remove(job.Id);
        }

        if (job.HasEnded)
        {
            Delete(job.File);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await forgetting.DisposeAsync();
        List<ExportJob> left;
        lock (access)
        {
            left = [.. jobs.Values];
        }

        left.ForEach(j => j.Cancel());
        await Task.WhenAll(left.Select(j => j.Ended));
        left.ForEach(j => Delete(j.File));
    }

    private async Task WorkAsync(ExportJob job, IReportFormat format, Actor actor)
    {
        var (state, name) = (ExportState.Failed, "");
        long? begun = null;
        try
        {
            await places.WaitAsync(job.Cancelling);
            try
            {
                job.Begin();
                begun = clock.GetTimestamp();
                (state, name) = await MakeAsync(job, format, actor);
            }
            finally
            {
                places.Release();
            }
        }
        catch (OperationCanceledException)
        {
            state = ExportState.Cancelled;
        }
        catch (Exception e)
        {
            Log.Failed(logger, format.Extension, e);
        }

        if (begun is { } since)
        {
            metrics.ExportMade(format.Extension, clock.GetElapsedTime(since), OutcomeOf(state));
        }

        job.End(state, name, clock.GetUtcNow().UtcDateTime);
        if (state != ExportState.Done || !IsKnown(job))
        {
            Delete(job.File);
        }
    }

    private async Task<(ExportState State, string FileName)> MakeAsync(ExportJob job, IReportFormat format, Actor actor)
    {
        var (request, cancelling) = (job.Request, job.Cancelling);
        var report = await reports.FindAsync(request.AssessmentId, request.Culture, request.CompareId, actor, cancelling);
        if (report is null)
        {
            return (ExportState.NotFound, "");
        }

        // Reading is the smaller part of the work.
        job.Report(0.1);
        Directory.CreateDirectory(data.Exports);
        await using (var file = File.Create(job.File))
        {
            format.Write(report, file, new Steps(job), cancelling);
        }

        cancelling.ThrowIfCancellationRequested();
        job.Report(1);
        await audit.WriteAsync(
            AuditAction.Exported, actor.UserId, actor.DisplayName, request.AssessmentId, $"{format.Extension} {request.Culture.Name}", cancelling);
        var cover = report.Cover;
        return (ExportState.Done, FileName.Of("cio-compass", [cover.OrganisationName, cover.Title, Days.Iso(cover.HeldOn)], format.Extension));
    }

    private static ExportOutcome OutcomeOf(ExportState state) => state switch
    {
        ExportState.Done => ExportOutcome.Made,
        ExportState.Cancelled => ExportOutcome.Cancelled,
        ExportState.NotFound => ExportOutcome.Refused,
        _ => ExportOutcome.Failed,
    };

    /// <summary>Whether it is still wanted: it may have been forgotten while it was made.</summary>
    private bool IsKnown(ExportJob job)
    {
        lock (access)
        {
            return jobs.ContainsKey(job.Id);
        }
    }

    private void ForgetOld()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        List<ExportJob> old;
        lock (access)
        {
            old = [.. jobs.Values.Where(j => now - j.EndedAt >= Kept)];
        }

        old.ForEach(Forget);
    }

    /// <summary>A crash leaves files behind whose jobs nobody remembers.</summary>
    private void DeleteLeftovers()
    {
        if (Directory.Exists(data.Exports))
        {
            foreach (var file in Directory.EnumerateFiles(data.Exports))
            {
                Delete(file);
            }
        }
    }

    private void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException e)
        {
            // Still being sent, on Windows: the next start deletes it.
            Log.NotDeleted(logger, e);
        }
    }

    /// <summary>The format's own progress, as the part of the job that it is.</summary>
    private sealed class Steps(ExportJob job) : IProgress<double>
    {
        public void Report(double value) => job.Report(0.1 + (0.9 * value));
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A report could not be exported as {Format}")]
        public static partial void Failed(ILogger logger, string format, Exception exception);

        [LoggerMessage(LogLevel.Warning, "The file of an export could not be deleted yet")]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
