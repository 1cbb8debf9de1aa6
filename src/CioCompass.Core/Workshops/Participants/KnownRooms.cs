using System.Collections.Concurrent;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using CioCompass.Core.Workshops.Joining;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Participants;

/// <summary>
/// Keeps what all phones of a room share. When a round is opened or revealed two thousand phones ask within a second: what has been read for one, the
/// others need not read again until the room has changed.
/// </summary>
public sealed class KnownRooms
{
    /// <summary>Rooms kept; beyond that all are read anew.</summary>
    private const int Capacity = 2_000;

    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly IChangeMark changes;
    private readonly TimeProvider clock;
    private readonly ReadBatch<Guid, PhoneRoom> reading;
    private readonly ConcurrentDictionary<Guid, Kept> rooms = new();
    private readonly ConcurrentDictionary<string, Guid> codes = new(StringComparer.Ordinal);

    public KnownRooms(IDbContextFactory<CompassDbContext> contexts, IChangeMark changes, TimeProvider clock)
    {
        this.contexts = contexts;
        this.changes = changes;
        this.clock = clock;
        reading = new ReadBatch<Guid, PhoneRoom>(ReadAsync);
    }

    /// <returns>Null when there is no such workshop, or it has ended.</returns>
    public async ValueTask<PhoneRoom?> FindAsync(Guid workshopId, CancellationToken cancellationToken)
    {
        var mark = changes.OfRoom(workshopId);
        if (mark is not null && rooms.TryGetValue(workshopId, out var kept) && kept.Mark == mark && IsFresh(kept.ReadAt))
        {
            return kept.Room;
        }

        var readAt = clock.GetTimestamp();
        var room = await reading.ReadAsync(workshopId, cancellationToken);
        if (mark is not null && room is not null)
        {
            Keep(room, mark.Value, readAt);
        }

        return room;
    }

    /// <param name="code">In the form that <see cref="JoinCode.Normalise"/> gives.</param>
    /// <returns>Null when no open workshop has this code.</returns>
    public async ValueTask<PhoneRoom?> FindAsync(string code, CancellationToken cancellationToken)
    {
        if (codes.TryGetValue(code, out var known) && await FindAsync(known, cancellationToken) is { } room && room.JoinCode == code)
        {
            return room;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await db.Workshops.Where(w => w.JoinCode == code).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is not { } workshopId || await FindAsync(workshopId, cancellationToken) is not { } found || found.JoinCode != code)
        {
            return null;
        }

        if (codes.Count >= Capacity)
        {
            codes.Clear();
        }

        codes[code] = workshopId;
        return found;
    }

    private async Task<IReadOnlyDictionary<Guid, PhoneRoom>> ReadAsync(IReadOnlyCollection<Guid> ids)
    {
        await using var db = await contexts.CreateDbContextAsync();
        return await db.Workshops
            .Where(w => ids.Contains(w.Id) && w.JoinCode != null)
            .Where(ParticipantService.IsThere)
            .Select(w => new PhoneRoom(
                w.Id, w.JoinCode!, w.IsJoiningClosed, w.Expected, w.Assessment.Organisation.Name, w.Version, w.CurrentRoundId,
                db.OpenBallots.Any(b => b.RoundId == w.CurrentRoundId)))
            .ToDictionaryAsync(r => r.WorkshopId);
    }

    private bool IsFresh(long readAt) => changes.SafetyNet == Timeout.InfiniteTimeSpan || clock.GetElapsedTime(readAt) < changes.SafetyNet;

    private void Keep(PhoneRoom room, long mark, long readAt)
    {
        if (rooms.Count >= Capacity)
        {
            rooms.Clear();
        }

        rooms[room.WorkshopId] = new Kept(room, mark, readAt);
    }

    private sealed record Kept(PhoneRoom Room, long Mark, long ReadAt);
}
