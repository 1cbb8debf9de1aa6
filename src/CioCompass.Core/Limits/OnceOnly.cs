using System.Collections.Concurrent;

namespace CioCompass.Core.Limits;

/// <summary>
/// Does once what is asked for twice with the same key, as a double click does: the second asker gets the first one's answer, whether that
/// is still being worked on or was given a moment ago. In memory: for what the database cannot tell again, such as a secret of which it
/// keeps the hash only. What a form makes in the database has an id that the form has chosen instead.
/// </summary>
public sealed class OnceOnly<T>(TimeProvider clock)
{
    /// <summary>Time for which an answer is remembered, from when it was asked for; one that takes longer until it is there.</summary>
    public static readonly TimeSpan Remembered = TimeSpan.FromSeconds(15);

    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<(string Key, Entry Entry)> oldestFirst = new();

    /// <summary>Whether somebody has asked with that key a moment ago.</summary>
    public bool Knows(string key) => entries.ContainsKey(key);

    /// <param name="key">Nobody else's: whoever has it gets the answer.</param>
    /// <param name="work">Goes on when its asker is gone, who may have asked again meanwhile.</param>
    /// <param name="counts">Whether an answer stands; one that does not, such as a refusal, lets the next asker try again.</param>
    public async Task<T> RunAsync(string key, Func<Task<T>> work, Func<T, bool> counts)
    {
        Forget();
        while (true)
        {
            var mine = new Entry(clock.GetTimestamp(), new Lazy<Task<T>>(work));
            var entry = entries.GetOrAdd(key, mine);
            if (entry == mine)
            {
                oldestFirst.Enqueue((key, mine));
            }

            try
            {
                var answer = await entry.Work.Value;
                if (counts(answer))
                {
                    return answer;
                }

                entries.TryRemove(KeyValuePair.Create(key, entry));
                if (entry == mine)
                {
                    return answer;
                }
            }
            catch when (entry != mine)
            {
                // The other's failure is the other's to hear of.
                entries.TryRemove(KeyValuePair.Create(key, entry));
            }
            catch
            {
                entries.TryRemove(KeyValuePair.Create(key, mine));
                throw;
            }
        }
    }

    private void Forget()
    {
        while (oldestFirst.TryPeek(out var oldest) && clock.GetElapsedTime(oldest.Entry.AskedAt) > Remembered
            && oldest.Entry.Work is { IsValueCreated: true, Value.IsCompleted: true } && oldestFirst.TryDequeue(out oldest))
        {
            entries.TryRemove(KeyValuePair.Create(oldest.Key, oldest.Entry));
        }
    }

    private sealed class Entry(long askedAt, Lazy<Task<T>> work)
    {
        public long AskedAt => askedAt;

        public Lazy<Task<T>> Work => work;
    }
}
