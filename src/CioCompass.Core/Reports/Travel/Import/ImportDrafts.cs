using System.Collections.Concurrent;
using CioCompass.Core.Accounts;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>
/// Files that wait for their reader's decision: in memory, one per person, for half an hour. Only the bytes are kept, and read anew when
/// the decision comes, since the database may have changed meanwhile.
/// </summary>
public sealed class ImportDrafts(TimeProvider clock)
{
    private const int AtMost = 20;
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<Guid, Draft> drafts = new();

    public Guid Keep(byte[] file, Actor actor)
    {
        var draft = new Draft(Guid.NewGuid(), actor.UserId, file, clock.GetUtcNow());
        var oldestFirst = drafts.Values.OrderBy(d => d.At).ToList();
        foreach (var gone in oldestFirst.Where((d, index) => d.UserId == actor.UserId || IsOver(d) || index <= oldestFirst.Count - AtMost))
        {
            drafts.TryRemove(gone.Id, out _);
        }

        drafts[draft.Id] = draft;
        return draft.Id;
    }

    /// <returns>Null when there is none, when it is somebody else's, and when its time is over.</returns>
    public byte[]? Find(Guid id, Actor actor) =>
        drafts.TryGetValue(id, out var draft) && draft.UserId == actor.UserId && !IsOver(draft) ? draft.File : null;

    public void Forget(Guid id) => drafts.TryRemove(id, out _);

    private bool IsOver(Draft draft) => clock.GetUtcNow() - draft.At > Kept;

    private sealed record Draft(Guid Id, Guid UserId, byte[] File, DateTimeOffset At);
}
