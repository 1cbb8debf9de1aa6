namespace CioCompass.Core.Data.Batching;

/// <summary>
/// Reads with one query what many ask for at once. Whoever asks while a query runs gets the answer of the next, so that nobody gets one that
/// was read before they asked; and however many ask, one connection is used.
/// </summary>
/// <param name="read">Finds the values of some keys; what it leaves out is not there.</param>
internal sealed class ReadBatch<TKey, TValue>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TValue>>> read)
    where TKey : notnull
{
    /// <summary>Keys in one query.</summary>
    internal const int KeysAtMost = 256;

    private readonly Lock gate = new();
    private readonly Queue<Batch> waiting = [];
    private Batch? last;
    private bool isReading;

    /// <param name="cancellationToken">Ends the waiting only: others wait for the same query.</param>
    /// <returns>The default value where there is none.</returns>
    public async Task<TValue?> ReadAsync(TKey key, CancellationToken cancellationToken)
    {
        Batch batch;
        lock (gate)
        {
            if (last is null || last.Keys.Count >= KeysAtMost)
            {
                waiting.Enqueue(last = new Batch());
            }

            batch = last;
            batch.Keys.Add(key);
            if (!isReading)
            {
                isReading = true;
                _ = Task.Run(WorkAsync, CancellationToken.None);
            }
        }

        return (await batch.Answer.Task.WaitAsync(cancellationToken)).GetValueOrDefault(key);
    }

    /// <summary>Runs while anybody waits.</summary>
    private async Task WorkAsync()
    {
        while (Next() is { } batch)
        {
            try
            {
                batch.Answer.SetResult(await read(batch.Keys));
            }
            catch (Exception e)
            {
                batch.Answer.SetException(e);

                // Those who have gone away observe nothing; that is no error of the program.
                _ = batch.Answer.Task.Exception;
            }
        }
    }

    private Batch? Next()
    {
        lock (gate)
        {
            if (!waiting.TryDequeue(out var batch))
            {
                isReading = false;
            }
            else if (batch == last)
            {
                last = null;
            }

            return batch;
        }
    }

    private sealed class Batch
    {
        public HashSet<TKey> Keys { get; } = [];

        public TaskCompletionSource<IReadOnlyDictionary<TKey, TValue>> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
