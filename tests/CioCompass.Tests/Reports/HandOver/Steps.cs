namespace CioCompass.Tests.Reports.HandOver;

/// <summary>Writes down every step of progress.</summary>
/// <param name="then">What to do after each.</param>
internal sealed class Steps(List<double> seen, Action? then = null) : IProgress<double>
{
    public void Report(double value)
    {
        seen.Add(value);
        then?.Invoke();
    }
}
