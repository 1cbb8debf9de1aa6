using System.Globalization;

namespace CioCompass.Core.Reports.Exports;

public enum ExportState
{
    /// <summary>Others are being made; it is next when one of them is done.</summary>
    Waiting,
    Working,
    Done,
    Cancelled,

    /// <summary>No such assessment, or not this reader's.</summary>
    NotFound,

    /// <summary>An error of the program or the disk, which is in the log.</summary>
    Failed,
}

/// <param name="Extension">Of a registered <see cref="IReportFormat"/>.</param>
/// <param name="CompareId">The earlier assessment to compare with; null for the latest before it.</param>
public sealed record ExportRequest(Guid AssessmentId, string Extension, CultureInfo Culture, Guid? CompareId)
{
    /// <summary>Random, since it is part of an address; the same one again makes no other file.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();
}

/// <summary>A file being made, off the circuit and off the request that asked for it. Safe to read from any thread.</summary>
public sealed class ExportJob
{
    private readonly CancellationTokenSource cancelling = new();
    private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile ExportState state = ExportState.Waiting;
    private volatile bool isFetched;
    private double progress;

    internal ExportJob(Guid ownerId, ExportRequest request, string contentType, string file) =>
        (OwnerId, Request, ContentType, File) = (ownerId, request, contentType, file);

    /// <summary>After every change of state, and as the progress grows by whole per cents; on the thread that works.</summary>
    public event Action? Changed;

    public Guid Id => Request.Id;

    public ExportRequest Request { get; }

    public string ContentType { get; }

    public ExportState State => state;

    /// <summary>0 to 1, never falling.</summary>
    public double Progress => Volatile.Read(ref progress);

    public bool HasEnded => ended.Task.IsCompleted;

    /// <summary>The reader has the file, and it is gone from here.</summary>
    public bool IsFetched => isFetched;

    /// <summary>Completes when the job has ended, in whatever state.</summary>
    public Task Ended => ended.Task;

    /// <summary>Name for the reader's download; empty until it is done.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Path of the file, once it is done and until the job is forgotten.</summary>
    public string File { get; }

    internal Guid OwnerId { get; }

    /// <summary>UTC; null while it is not ended.</summary>
    internal DateTime? EndedAt { get; private set; }

    internal CancellationToken Cancelling => cancelling.Token;

    /// <summary>Ends it soon; a job that has ended stays as it is.</summary>
    public void Cancel()
    {
        try
        {
            cancelling.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // It has ended meanwhile.
        }
    }

    internal void Begin()
    {
        state = ExportState.Working;
        Changed?.Invoke();
    }

    internal void Report(double value)
    {
        var (before, now) = (Progress, Math.Clamp(value, 0, 1));
        if (now > before)
        {
            Volatile.Write(ref progress, now);
            if ((int)(now * 100) > (int)(before * 100))
            {
                Changed?.Invoke();
            }
        }
    }

    internal void MarkFetched()
    {
        isFetched = true;
        Changed?.Invoke();
    }

    internal void End(ExportState last, string fileName, DateTime now)
    {
        (FileName, EndedAt) = (fileName, now);
        state = last;
        cancelling.Dispose();
        ended.TrySetResult();
        Changed?.Invoke();
    }
}
