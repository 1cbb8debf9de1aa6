using System.Runtime.CompilerServices;

namespace CioCompass.EndToEndTests.Support;

/// <summary>
/// Attacks, faults and several servers, which no page needs to be worked on: run where <c>CIOCOMPASS_TEST_OUTSIDE</c> is <c>yes</c>, as in
/// <c>.ci/run</c>, or where they are asked for by <c>-explicit on</c>.
/// </summary>
internal static class OutsideTests
{
    public static bool WaitToBeAsked { get; } = Environment.GetEnvironmentVariable("CIOCOMPASS_TEST_OUTSIDE") != "yes";
}

/// <inheritdoc cref="OutsideTests"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutsideFactAttribute : FactAttribute
{
    public OutsideFactAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Explicit = OutsideTests.WaitToBeAsked;
}

/// <inheritdoc cref="OutsideTests"/>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OutsideTheoryAttribute : TheoryAttribute
{
    public OutsideTheoryAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1)
        : base(sourceFilePath, sourceLineNumber) => Explicit = OutsideTests.WaitToBeAsked;
}
