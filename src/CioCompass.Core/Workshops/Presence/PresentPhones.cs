using System.Buffers.Binary;
using System.Collections.Concurrent;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Postgres;

namespace CioCompass.Core.Workshops.Presence;

/// <summary>
/// Counts the phones of a room that have been heard from within <see cref="Window"/>. It is kept in memory only: being present costs no
/// query and no write, and nobody can look up afterwards who was there. Several processes on one database tell each other whom they heard,
/// so that a phone that is heard by two is one.
/// </summary>
/// <param name="relay">Tells other processes; null where there are none.</param>
public sealed class PresentPhones(WorkshopFeed feed, TimeProvider clock, PresenceRelay? relay = null)
{
    /// <summary>A phone with a script says so about every 12 seconds (<c>phone.js</c>): twice within this, also where one goes astray.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks at who has gone quiet.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<Guid, Room> rooms = new();

    public int Count(Guid workshopId) => rooms.TryGetValue(workshopId, out var room) ? room.LastHeard.Values.Count(IsPresent) : 0;

    public bool IsPresent(Guid workshopId, byte[] tokenHash) =>
        rooms.TryGetValue(workshopId, out var room) && room.LastHeard.TryGetValue(KeyOf(tokenHash), out var at) && IsPresent(at);

    /// <summary>Looks every few seconds who has gone quiet, and tells the screens and the other processes, until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                await LookAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Stopped.
        }
    }

    /// <summary>Looks once.</summary>
    internal async Task LookAsync(CancellationToken cancellationToken)
    {
        foreach (var (workshopId, room) in rooms)
        {
            if (relay is not null && room.TakeUntold() is { Count: > 0 } untold)
            {
                await relay.SendAsync(workshopId, untold, cancellationToken);
            }

            foreach (var quiet in room.LastHeard.Where(phone => !IsPresent(phone.Value)))
            {
                // Only if it has not been heard again meanwhile.
                room.LastHeard.TryRemove(quiet);
            }

            if (room.IsOtherCount(Count(workshopId)))
            {
                feed.Tell(workshopId, WorkshopChangeKind.ParticipantsCounted, null);
            }

            if (room.LastHeard.IsEmpty)
            {
                rooms.TryRemove(KeyValuePair.Create(workshopId, room));
            }
        }
    }

    /// <summary>A phone has asked for something.</summary>
    internal void Hear(Guid workshopId, byte[] tokenHash)
    {
        var room = rooms.GetOrAdd(workshopId, _ => new Room());
        var key = KeyOf(tokenHash);
        room.LastHeard[key] = clock.GetTimestamp();
        if (relay is not null)
        {
            room.Untold[key] = true;
        }
    }

    /// <summary>Another process has heard phones.</summary>
    internal void HearElsewhere(Guid workshopId, IEnumerable<ulong> keys)
    {
        var room = rooms.GetOrAdd(workshopId, _ => new Room());
        foreach (var key in keys)
        {
            room.LastHeard[key] = clock.GetTimestamp();
        }
    }

    /// <summary>The phone has left, or was taken away.</summary>
    internal void Forget(Guid workshopId, byte[] tokenHash)
    {
        if (rooms.TryGetValue(workshopId, out var room))
        {
            room.LastHeard.TryRemove(KeyOf(tokenHash), out _);
            room.Untold.TryRemove(KeyOf(tokenHash), out _);
        }
    }

    /// <summary>48 bits of a SHA-256: among ten thousand phones two share them once in five million rooms.</summary>
    internal static ulong KeyOf(byte[] tokenHash) => BinaryPrimitives.ReadUInt64LittleEndian(tokenHash) & 0xFFFF_FFFF_FFFF;

    private bool IsPresent(long lastHeard) => clock.GetElapsedTime(lastHeard) < Window;

    private sealed class Room
    {
        private int told = -1;

        /// <summary>By phone, in the clock's timestamps.</summary>
        public ConcurrentDictionary<ulong, long> LastHeard { get; } = new();

        /// <summary>Heard here since the other processes were told.</summary>
        public ConcurrentDictionary<ulong, bool> Untold { get; } = new();

        public IReadOnlyCollection<ulong> TakeUntold()
        {
            var keys = Untold.Keys;
            foreach (var key in keys)
            {
                Untold.TryRemove(key, out _);
            }

            return [.. keys];
        }

        public bool IsOtherCount(int count) => Interlocked.Exchange(ref told, count) != count;
    }
}
