namespace CioCompass.Core.Data.Batching;

/// <summary>
/// Queue of several owners, each of which gets its turn: one that has thousands waiting does not hold up one that has a single one.
/// </summary>
/// <remarks>Not safe for several threads.</remarks>
internal sealed class FairQueue<T>
{
    private readonly Dictionary<Guid, Queue<T>> queues = [];
    private readonly LinkedList<Guid> turns = [];

    public void Add(Guid owner, T item)
    {
        if (!queues.TryGetValue(owner, out var queue))
        {
            queues[owner] = queue = new Queue<T>();
            turns.AddLast(owner);
        }

        queue.Enqueue(item);
    }

    /// <summary>Takes equally many of each owner while it has any, each owner's in the order of their coming.</summary>
    public List<T> Take(int atMost)
    {
        var taken = new List<T>();
        while (taken.Count < atMost && turns.First is { } turn)
        {
            var queue = queues[turn.Value];
            taken.Add(queue.Dequeue());
            turns.RemoveFirst();
            if (queue.Count > 0)
            {
                turns.AddLast(turn);
            }
            else
            {
                queues.Remove(turn.Value);
            }
        }

        return taken;
    }
}
