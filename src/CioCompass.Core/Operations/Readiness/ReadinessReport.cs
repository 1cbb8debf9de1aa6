namespace CioCompass.Core.Operations.Readiness;

public enum ProbeState
{
    Ok,

    Failed,

    /// <summary>No answer in time.</summary>
    TimedOut,
}

/// <param name="Checks">By the probe's name.</param>
public sealed record ReadinessReport(IReadOnlyDictionary<string, ProbeState> Checks)
{
    public bool IsReady => Checks.Values.All(state => state == ProbeState.Ok);
}
