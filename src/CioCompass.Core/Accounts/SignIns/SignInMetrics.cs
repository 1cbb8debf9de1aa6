using System.Diagnostics.Metrics;
using CioCompass.Core.Metrics;

namespace CioCompass.Core.Accounts.SignIns;

/// <summary>Sign-ins that did not succeed.</summary>
public sealed class SignInMetrics(IMeterFactory meters)
{
    private readonly Counter<long> failures = CompassMeter.Of(meters)
        .CreateCounter<long>("ciocompass.sign_in.failures", "{try}", "Sign-ins that were refused, by reason.");

    public void SignInFailed(SignInFailure reason) => failures.Add(1, KeyValuePair.Create<string, object?>("reason", CompassMeter.Label(reason)));
}
