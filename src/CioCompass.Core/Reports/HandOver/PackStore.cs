using System.Collections.Concurrent;
using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>The packs that wait to be downloaded: one per person and assessment, for an hour, never past a restart.</summary>
public sealed class PackStore
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<Guid, Pack> packs = new();
    private readonly DataDirectory data;
    private readonly TimeProvider clock;

    public PackStore(DataDirectory data, TimeProvider clock)
    {
        (this.data, this.clock) = (data, clock);
        Directory.CreateDirectory(data.Packs);
        foreach (var leftover in Directory.EnumerateFiles(data.Packs))
        {
            Delete(leftover);
        }
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

    internal string NewFile() => Path.Combine(data.Packs, Guid.NewGuid().ToString("N") + ".zip");

    /// <summary>Keeps a pack in place of earlier ones of the same person and assessment.</summary>
    internal void Add(Pack pack)
    {
        foreach (var gone in packs.Values.Where(p => IsOver(p) || (p.AssessmentId == pack.AssessmentId && p.UserId == pack.UserId)))
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

    internal static void Delete(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (IOException)
        {
            // On Windows a file that is being downloaded cannot be deleted; the next start does it.
        }
    }

    private bool IsOver(Pack pack) => clock.GetUtcNow().UtcDateTime - pack.MadeAt > Kept;

    private void Remove(Guid id)
    {
        if (packs.TryRemove(id, out var pack))
        {
            Delete(pack.File);
        }
    }
}
