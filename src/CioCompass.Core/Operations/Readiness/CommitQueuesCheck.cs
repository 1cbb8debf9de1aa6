using CioCompass.Core.Data.Batching;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace CioCompass.Core.Operations.Readiness;

/// <summary>Checks that ballots and joins are being committed: no queue has ended, and none has been stuck in one transaction.</summary>
public sealed class CommitQueuesCheck(IEnumerable<ICommitQueue> queues) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(context.Result(queues.All(q => q.IsCommitting)));
}
