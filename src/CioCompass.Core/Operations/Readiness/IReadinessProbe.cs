namespace CioCompass.Core.Operations.Readiness;

/// <summary>One thing that has to be right before requests are sent to this program.</summary>
public interface IReadinessProbe
{
    /// <summary>Name of the check in the answer; says nothing about where or what.</summary>
    string Name { get; }

    /// <summary>May take as long as it likes and may throw: <see cref="ReadinessService"/> waits no longer than it promises.</summary>
    Task<bool> IsGoodAsync(CancellationToken cancellationToken);
}
