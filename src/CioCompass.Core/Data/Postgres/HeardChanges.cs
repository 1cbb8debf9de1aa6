using System.Collections.Concurrent;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// Marks that change with what this process does and with the notices of others. While none can be heard there are no marks, and every look
/// is a read. A notice may also never be sent, by a process that is killed at that moment: hence the <see cref="SafetyNet"/>.
/// </summary>
public sealed class HeardChanges : IChangeMark
{
    /// <summary>Time after which the shared state of a room is looked at again, whatever has been heard.</summary>
    public static readonly TimeSpan LongestUnchecked = TimeSpan.FromSeconds(2);

    /// <summary>Rooms with a mark; beyond that all get new ones, which costs each a read.</summary>
    private const int Capacity = 10_000;

    private readonly ConcurrentDictionary<Guid, long> rooms = new();
    private readonly ConcurrentDictionary<Guid, bool> votedRounds = new();
    private long next;
    private long departures;
    private volatile bool isListening;

    public TimeSpan SafetyNet => LongestUnchecked;

    public long? OfRoom(Guid workshopId)
    {
        if (!isListening)
        {
            return null;
        }

        if (rooms.Count > Capacity)
        {
            rooms.Clear();
        }

        return rooms.GetOrAdd(workshopId, _ => Interlocked.Increment(ref next));
    }

    public long? OfPhones() => isListening ? Interlocked.Read(ref departures) : null;

    /// <summary>From now on nothing is missed; what is kept from before is not good any more.</summary>
    internal void Begin()
    {
        rooms.Clear();
        votedRounds.Clear();
        PhoneLeft();
        isListening = true;
    }

    /// <summary>From now on something may be missed.</summary>
    internal void End() => isListening = false;

    internal void Changed(Guid workshopId) => rooms[workshopId] = Interlocked.Increment(ref next);

    /// <summary>Notes ballots of a round. A room shares only that there are some: the first matters, the others do not.</summary>
    internal void Voted(Guid workshopId, Guid roundId)
    {
        if (votedRounds.Count > Capacity)
        {
            votedRounds.Clear();
        }

        if (votedRounds.TryAdd(roundId, true))
        {
            Changed(workshopId);
        }
    }

    internal void PhoneLeft() => Interlocked.Increment(ref departures);
}
