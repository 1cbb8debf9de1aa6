using CioCompass.Core.Data.Batching;


namespace CioCompass.Core.Operations.Readiness;

/// <summary>Checks that ballots and joins are being committed: no queue has ended, and none has been stuck in one transaction.</summary>
public sealed class CommitQueuesProbe(IEnumerable<ICommitQueue> queues) : IReadinessProbe
{
    public string Name => "writes";

    public Task<bool> IsGoodAsync(CancellationToken cancellationToken) => Task.FromResult(queues.All(q => q.IsCommitting));
}
