namespace CioCompass.Benchmarks.Soak;

/// <summary>Counts the errors and waiting times of the visitors since it was last asked.</summary>
public sealed class Tally
{
    private readonly Lock padlock = new();
    private readonly Dictionary<string, int> reasons = new(StringComparer.Ordinal);
    private Latencies latencies = new();
    private int errors;

    /// <summary>Each kind of error, and how often it was met in all.</summary>
    public IReadOnlyDictionary<string, int> Reasons => reasons;

    public Latencies Current
    {
        get
        {
            lock (padlock)
            {
                return latencies;
            }
        }
    }

    public void Fail(string reason)
    {
        lock (padlock)
        {
            errors++;
            reasons[reason] = reasons.GetValueOrDefault(reason) + 1;
        }
    }

    /// <returns>What there was, and begins anew.</returns>
    public (Latencies Latencies, int Errors) Take()
    {
        lock (padlock)
        {
            var taken = (latencies, errors);
            (latencies, errors) = (new Latencies(), 0);
            return taken;
        }
    }
}
