using CioCompass.Benchmarks.Circuits;

namespace CioCompass.Benchmarks.Workshops;

/// <summary>The console of the one who leads the room, with its button that closes the vote.</summary>
internal sealed class FacilitatorConsole
{
    private const string Label = "Close the vote";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock padlock = new();
    private readonly TaskCompletionSource shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int panel;
    private long handler;

    private FacilitatorConsole()
    {
    }

    /// <summary>Opens the console, closes the vote, and leaves.</summary>
    /// <param name="client">Of the process that is to keep the circuit.</param>
    public static async Task CloseAsync(HttpClient client, Guid workshopId, Task closed)
    {
        var console = new FacilitatorConsole();
        await using var circuit = await Circuit.OpenAsync(client, $"/workshops/{workshopId}", await SignedIn.CookiesAsync(client), console.Read);
        await console.shown.Task.WaitAsync(Patience);
        await circuit.RaiseAsync(console.Handler(), "click", new { type = "click" });
        await closed;
        await circuit.LeaveAsync(client);
    }

    private long Handler()
    {
        lock (padlock)
        {
            return handler;
        }
    }

    /// <summary>While a vote is open, its panel has this one button; a new rendering may give it another handler.</summary>
    private void Read(RenderBatch batch)
    {
        lock (padlock)
        {
            foreach (var change in batch.Changes())
            {
                if (change.Inserted.SelectMany(at => Clicks(batch, at)).FirstOrDefault() is > 0 and var inserted)
                {
                    (panel, handler) = (change.ComponentId, inserted);
                    shown.TrySetResult();
                }
                else if (change.ComponentId == panel && change.Replaced.FirstOrDefault(f => f.Name == "onclick") is { } replaced)
                {
                    handler = replaced.Handler;
                }
            }
        }
    }

    private static IEnumerable<long> Clicks(RenderBatch batch, int start)
    {
        for (var at = start; at < start + batch.Frame(start).Length; at++)
        {
            var frame = batch.Frame(at);
            if (frame is { Kind: FrameKind.Element, Name: "button" })
            {
                var inside = Enumerable.Range(at + 1, frame.Length - 1).Select(batch.Frame).ToList();
                if (inside.Exists(f => f.Kind is FrameKind.Text or FrameKind.Markup && f.Name == Label))
                {
                    yield return inside.Find(f => f is { Kind: FrameKind.Attribute, Name: "onclick" })?.Handler ?? 0;
                }
            }
        }
    }
}
