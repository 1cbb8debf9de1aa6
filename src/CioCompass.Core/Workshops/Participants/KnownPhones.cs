using System.Buffers.Binary;
using System.Collections.Concurrent;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Batching;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Participants;

/// <summary>
/// Keeps which phone is in which room. A phone that has been looked up, or has joined at this process, need not be looked up again.
/// </summary>
public sealed class KnownPhones
{
    /// <summary>Phones kept; beyond that all are read anew.</summary>
    private const int Capacity = 20_000;

    /// <summary>
    /// A phone is looked up again after so many times the <see cref="IChangeMark.SafetyNet"/>: unlike a room it hardly ever changes.
    /// </summary>
    private const int SafetyNets = 5;

    private readonly IDbContextFactory<CompassDbContext> contexts;
    private readonly KnownRooms rooms;
    private readonly IChangeMark changes;
    private readonly TimeProvider clock;
    private readonly ReadBatch<string, Phone> reading;
    private readonly ConcurrentDictionary<UInt128, Kept> phones = new();
    private long departures;

    public KnownPhones(IDbContextFactory<CompassDbContext> contexts, KnownRooms rooms, IChangeMark changes, TimeProvider clock)
    {
        this.contexts = contexts;
        this.rooms = rooms;
        this.changes = changes;
        this.clock = clock;
        reading = new ReadBatch<string, Phone>(ReadAsync);
    }

    /// <param name="token">A plausible one.</param>
    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async ValueTask<(string? DisplayName, PhoneRoom Room)?> FindAsync(string token, CancellationToken cancellationToken)
    {
        var phone = await FindPhoneAsync(SecretToken.Hash(token), cancellationToken);
        return phone is not null && await rooms.FindAsync(phone.WorkshopId, cancellationToken) is { } room ? (phone.DisplayName, room) : null;
    }

    /// <summary>Keeps a phone that has just been stored.</summary>
    internal void Remember(Participant participant)
    {
        if (changes.OfPhones() is { } mark)
        {
            Keep(participant.TokenHash, new Phone(participant.WorkshopId, participant.DisplayName), mark, clock.GetTimestamp(), Interlocked.Read(ref departures));
        }
    }

    /// <summary>Forgets a phone that has just been deleted.</summary>
    internal void Forget(byte[] hash)
    {
        Interlocked.Increment(ref departures);
        phones.TryRemove(Key(hash), out _);
    }

    private async ValueTask<Phone?> FindPhoneAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var mark = changes.OfPhones();
        if (mark is not null && phones.TryGetValue(Key(hash), out var kept) && kept.Mark == mark && IsFresh(kept.ReadAt))
        {
            return kept.Phone;
        }

        var (readAt, before) = (clock.GetTimestamp(), Interlocked.Read(ref departures));
        var phone = await reading.ReadAsync(Convert.ToHexString(hash), cancellationToken);
        if (mark is not null && phone is not null)
        {
            Keep(hash, phone, mark.Value, readAt, before);
        }

        return phone;
    }

    private async Task<IReadOnlyDictionary<string, Phone>> ReadAsync(IReadOnlyCollection<string> hashes)
    {
        var wanted = hashes.Select(Convert.FromHexString).ToList();
        await using var db = await contexts.CreateDbContextAsync();
        var found = await db.Participants.AsNoTracking().Where(p => wanted.Contains(p.TokenHash)).ToListAsync();
        return found.ToDictionary(p => Convert.ToHexString(p.TokenHash), p => new Phone(p.WorkshopId, p.DisplayName));
    }

    private bool IsFresh(long readAt) =>
        changes.SafetyNet == Timeout.InfiniteTimeSpan || clock.GetElapsedTime(readAt) < SafetyNets * changes.SafetyNet;

    /// <param name="departuresBefore">A phone that may have left while it was being read is not kept.</param>
    private void Keep(byte[] hash, Phone phone, long mark, long readAt, long departuresBefore)
    {
        if (phones.Count >= Capacity)
        {
            phones.Clear();
        }

        phones[Key(hash)] = new Kept(phone, mark, readAt);
        if (Interlocked.Read(ref departures) != departuresBefore)
        {
            phones.TryRemove(Key(hash), out _);
        }
    }

    /// <summary>Half of a SHA-256 is as unique as a phone needs.</summary>
    private static UInt128 Key(byte[] hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash);

    private sealed record Phone(Guid WorkshopId, string? DisplayName);

    private sealed record Kept(Phone Phone, long Mark, long ReadAt);
}
