using System.Collections.Concurrent;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data.Files;
using Microsoft.Extensions.Logging;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>The packs that wait to be downloaded: one per person and assessment, for an hour, never past a restart.</summary>
public sealed partial class PackStore : IAsyncDisposable
{
    /// <summary>From the making of a pack until its file is deleted.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, Pack> packs = new();
    private readonly ConcurrentQueue<string> undeleted = new();
    private readonly DataDirectory data;
    private readonly TimeProvider clock;
    private readonly ILogger<PackStore> logger;
    private readonly ITimer forgetting;

    public PackStore(DataDirectory data, TimeProvider clock, ILogger<PackStore> logger)
    {
        (this.data, this.clock, this.logger) = (data, clock, logger);
        Directory.CreateDirectory(data.Packs);
        foreach (var leftover in Directory.EnumerateFiles(data.Packs))
        {
            Delete(leftover);
        }

        forgetting = clock.CreateTimer(_ => ForgetOld(), null, LookAgain, LookAgain);
    }

    /// <returns>Null when there is none, when it is somebody else's, and when its time is over.</returns>
    public Pack? Find(Guid id, Actor actor) =>
        packs.TryGetValue(id, out var pack) && pack.UserId == actor.UserId && !IsOver(pack) ? pack : null;

    public Pack? LatestOf(Guid assessmentId, Actor actor) =>
        packs.Values.Where(p => p.AssessmentId == assessmentId && p.UserId == actor.UserId && !IsOver(p)).MaxBy(p => p.MadeAt);

    public void MarkDownloaded(Guid id)
    {
        if (packs.TryGetValue(id, out var pack))
        {
            packs.TryUpdate(id, pack with { IsDownloaded = true }, pack);
        }
    }

    public ValueTask DisposeAsync() => forgetting.DisposeAsync();

    internal string NewFile() => Path.Combine(data.Packs, Guid.NewGuid().ToString("N") + ".zip");

    /// <summary>Keeps a pack in place of earlier ones of the same person and assessment.</summary>
    internal void Add(Pack pack)
    {
        foreach (var gone in packs.Values.Where(p => p.AssessmentId == pack.AssessmentId && p.UserId == pack.UserId))
        {
            Remove(gone.Id);
        }

        packs[pack.Id] = pack;
    }

    /// <summary>Removes every pack of an assessment, whoever made it.</summary>
    internal void RemoveAllOf(Guid assessmentId)
    {
        foreach (var pack in packs.Values.Where(p => p.AssessmentId == assessmentId))
        {
            Remove(pack.Id);
        }
    }

    /// <summary>Deletes a file now, or as soon as that is possible.</summary>
    internal void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // On Windows a file that is being downloaded cannot be deleted.
            Log.NotDeleted(logger, e);
            undeleted.Enqueue(file);
        }
    }

    private bool IsOver(Pack pack) => clock.GetUtcNow().UtcDateTime - pack.MadeAt > Kept;

    private void ForgetOld()
    {
        for (var left = undeleted.Count; left > 0 && undeleted.TryDequeue(out var file); left--)
        {
            Delete(file);
        }

        foreach (var over in packs.Values.Where(IsOver))
        {
            Remove(over.Id);
        }
    }

    private void Remove(Guid id)
    {
        if (packs.TryRemove(id, out var pack))
        {
            Delete(pack.File);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The file of a pack could not be deleted yet")]
        public static partial void NotDeleted(ILogger logger, Exception exception);
    }
}
