using System.Diagnostics.CodeAnalysis;

namespace CioCompass.Core.Limits;

/// <summary>
/// A dictionary of at most <paramref name="capacity"/> entries: the one that has not been used for longest makes room for a new one, and the
/// others stay. Not for several threads at once.
/// </summary>
internal sealed class LeastRecentlyUsed<TValue>(int capacity)
{
    private readonly Dictionary<string, LinkedListNode<(string Key, TValue Value)>> entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, TValue Value)> order = new();

    public int Count => entries.Count;

    /// <summary>Reads an entry without counting that as a use.</summary>
    public bool TryGet(string key, [MaybeNullWhen(false)] out TValue value)
    {
        var found = entries.TryGetValue(key, out var node);
        value = found ? node!.Value.Value : default;
        return found;
    }

    public TValue GetOrAdd(string key, Func<TValue> create)
    {
        if (entries.TryGetValue(key, out var node))
        {
            order.Remove(node);
        }
        else
        {
            if (entries.Count >= capacity)
            {
                Remove(order.First!.Value.Key);
            }

            node = new LinkedListNode<(string, TValue)>((key, create()));
            entries[key] = node;
        }

        order.AddLast(node);
        return node.Value.Value;
    }

    public void Remove(string key)
    {
        if (entries.Remove(key, out var node))
        {
            order.Remove(node);
        }
    }

    /// <summary>Removes from the one that was used longest ago on, as long as <paramref name="isOver"/> holds.</summary>
    public void RemoveOldest(Func<TValue, bool> isOver)
    {
        while (order.First is { } oldest && isOver(oldest.Value.Value))
        {
            Remove(oldest.Value.Key);
        }
    }
}
