using System.Buffers.Binary;
using System.Collections.Concurrent;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>
/// Which phone is in which room, and what all phones of a room share. When a round is opened or revealed two thousand phones ask within a
/// second: what one has read, the others need not read again until the database has changed.
/// </summary>
public sealed class KnownPhones(IDbContextFactory<CompassDbContext> contexts, IChangeMark changes)
{
    /// <summary>Phones kept; beyond that all are read anew.</summary>
    private const int Capacity = 20_000;

    private readonly ConcurrentDictionary<UInt128, Phone> phones = new();
    private readonly ConcurrentDictionary<Guid, (long Mark, PhoneRoom Room)> rooms = new();
    private long departures;

    /// <param name="token">A plausible one.</param>
    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async ValueTask<(string? DisplayName, PhoneRoom Room)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var hash = ParticipantToken.Hash(token);
        var mark = changes.Read();
        if (mark is not null && phones.TryGetValue(Key(hash), out var phone) && rooms.TryGetValue(phone.WorkshopId, out var kept) && kept.Mark == mark)
        {
            return (phone.DisplayName, kept.Room);
        }

        var before = Interlocked.Read(ref departures);
        var found = await ReadAsync(hash, cancellationToken);
        if (mark is not null && found is { } known)
        {
            Keep(hash, known.DisplayName, known.Room, mark.Value, before);
        }

        return found;
    }

    /// <summary>To be called when the phone is no longer in the database.</summary>
    internal void Forget(byte[] hash)
    {
        Interlocked.Increment(ref departures);
        phones.TryRemove(Key(hash), out _);
    }

    private async Task<(string? DisplayName, PhoneRoom Room)?> ReadAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.Participants
            .Where(p => p.TokenHash == hash)
            .Join(db.Workshops.Where(ParticipantService.IsThere), p => p.WorkshopId, w => w.Id, (p, w) => new
            {
                p.DisplayName,
                p.WorkshopId,
                w.Version,
                w.Assessment.Title,
                OrganisationName = w.Assessment.Organisation.Name,
                w.CurrentRoundId,
                HasBallots = db.OpenBallots.Any(b => b.RoundId == w.CurrentRoundId),
            })
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
        return found is null
            ? null
            : (found.DisplayName, new PhoneRoom(found.WorkshopId, found.Title, found.OrganisationName, found.Version, found.CurrentRoundId, found.HasBallots));
    }

    /// <param name="departuresBefore">A phone that may have left while it was being read is not kept.</param>
    private void Keep(byte[] hash, string? displayName, PhoneRoom room, long mark, long departuresBefore)
    {
        if (phones.Count >= Capacity)
        {
            phones.Clear();
            rooms.Clear();
        }

        rooms[room.WorkshopId] = (mark, room);
        phones[Key(hash)] = new Phone(room.WorkshopId, displayName);
        if (Interlocked.Read(ref departures) != departuresBefore)
        {
            phones.TryRemove(Key(hash), out _);
        }
    }

    /// <summary>Half of a SHA-256 is as unique as a phone needs.</summary>
    private static UInt128 Key(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private sealed record Phone(Guid WorkshopId, string? DisplayName);
}

/// <summary>What all phones of an open workshop share.</summary>
/// <param name="Title">The assessment's.</param>
/// <param name="HasBallots">Somebody has voted in the current round, which is still open.</param>
public sealed record PhoneRoom(Guid WorkshopId, string Title, string OrganisationName, Guid Version, Guid? CurrentRoundId, bool HasBallots);
