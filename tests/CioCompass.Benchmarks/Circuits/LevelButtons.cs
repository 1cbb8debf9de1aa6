namespace CioCompass.Benchmarks.Circuits;

/// <summary>
/// The handlers of the levels 1 to 5 of each question on the checklist. Every render of a question gives its levels new handlers, in the
/// order of the page; the old ones are then of no use.
/// </summary>
public sealed class LevelButtons
{
    private const int Levels = 5;

    private readonly Lock padlock = new();
    private readonly Dictionary<int, long[]> byComponent = [];
    private TaskCompletionSource? saved;
    private bool saving;
    private bool chosen;

    /// <summary>How many questions can be answered.</summary>
    public int Questions
    {
        get
        {
            lock (padlock)
            {
                return byComponent.Count;
            }
        }
    }

    /// <param name="question">From 0, in the order in which they appeared.</param>
    /// <param name="level">1 to 5.</param>
    public long Handler(int question, int level)
    {
        lock (padlock)
        {
            return byComponent.Values.ElementAt(question)[level - 1];
        }
    }

    /// <summary>
    /// Completed when a level is shown as chosen and the page does not say "Saving" any more; asked for before the click. A second answer
    /// within the minute leaves "Saved 11:07" as it is, so that the words alone do not tell.
    /// </summary>
    public Task NextSaved()
    {
        lock (padlock)
        {
            chosen = saving = false;
            saved = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return saved.Task;
        }
    }

    public void Read(RenderBatch batch)
    {
        lock (padlock)
        {
            foreach (var change in batch.Changes())
            {
                var inserted = change.Inserted.SelectMany(at => Radios(batch, at)).Take(Levels).ToArray();
                var replaced = change.Replaced.Where(f => f.Name == "onchange").Select(f => f.Handler).Take(Levels).ToArray();
                if (inserted.Length == Levels)
                {
                    byComponent[change.ComponentId] = inserted;
                }
                else if (replaced.Length == Levels && byComponent.ContainsKey(change.ComponentId))
                {
                    // "Don't know" and "not applicable" come after the levels, and are replaced with them.
                    byComponent[change.ComponentId] = replaced;
                }
            }

            saving = batch.Texts().Aggregate(
                saving, (was, text) => text.StartsWith("Saving", StringComparison.Ordinal) || (was && !text.StartsWith("Saved", StringComparison.Ordinal)));
            chosen |= batch.Changes().Any(c => byComponent.ContainsKey(c.ComponentId) && c.Replaced.Any(f => f.Name == "checked"));
            if (chosen && !saving)
            {
                saved?.TrySetResult();
            }
        }
    }

    private static IEnumerable<long> Radios(RenderBatch batch, int start)
    {
        var end = start + batch.Frame(start).Length;
        for (var at = start; at < end; at++)
        {
            if (batch.Frame(at) is not { Kind: FrameKind.Element, Name: "input" })
            {
                continue;
            }

            var attributes = new List<RenderFrame>();
            while (at + 1 < end && batch.Frame(at + 1) is { Kind: FrameKind.Attribute } attribute)
            {
                attributes.Add(attribute);
                at++;
            }

            if (attributes.Exists(a => a.Name == "data-answer") && attributes.Find(a => a.Name == "onchange") is { } change)
            {
                yield return change.Handler;
            }
        }
    }
}
