using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CioCompass.TestSupport;

/// <summary>
/// Waiting for what happens by itself. How fast the machine is decides how long a test takes, never how it ends: what does not come within
/// <see cref="Limit"/> hangs.
/// </summary>
public static class Patience
{
    /// <summary>Long for the slowest machine under load, short for one who waits for a run that hangs.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <param name="holds">Looked at again and again.</param>
    /// <param name="what">For the message; the condition itself where nothing else is said.</param>
    /// <exception cref="TimeoutException">It does not hold within <see cref="Limit"/>.</exception>
    public static async Task UntilAsync(Func<Task<bool>> holds, [CallerArgumentExpression(nameof(holds))] string? what = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await holds())
        {
            if (waited.Elapsed > Limit)
            {
                throw new TimeoutException($"In vain waited {Limit.TotalSeconds:F0} s for: {what}");
            }

            await Task.Delay(Pause);
        }
    }

    /// <inheritdoc cref="UntilAsync(Func{Task{bool}}, string?)"/>
    public static Task UntilAsync(Func<bool> holds, [CallerArgumentExpression(nameof(holds))] string? what = null) =>
        UntilAsync(() => Task.FromResult(holds()), what);
}
