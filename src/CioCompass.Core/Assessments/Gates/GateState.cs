using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Gates;

/// <summary>State of one assessment's gate.</summary>
/// <param name="Missing">
/// The questions that keep the gate shut, or would without the opening: those of prerequisite themes that can be answered now and have no
/// level. Empty exactly when the gate is open by itself.
/// </param>
/// <param name="Behind">Keys of the themes after the first prerequisite theme that is not fully answered, whether opened or not.</param>
/// <param name="Opening">The latest opening with a reason, also one that was taken back; null where there was none.</param>
public sealed record GateState(IReadOnlyList<MissingLevel> Missing, IReadOnlySet<string> Behind, GateOpening? Opening)
{
    private static readonly HashSet<string> None = [];

    /// <summary>Later themes take no answers.</summary>
    public bool IsShut => Behind.Count > 0 && !IsOpened;

    /// <summary>Somebody opened the rest with a reason, and nobody took that back.</summary>
    public bool IsOpened => Opening is { IsTakenBack: false };

    /// <summary>Keys of the themes whose questions cannot be answered yet.</summary>
    public IReadOnlySet<string> Locked => IsShut ? Behind : None;

    /// <summary>The question is one of those that keep the gate shut.</summary>
    public bool IsKeptShutBy(string questionKey) => IsShut && Missing.Any(m => m.Key == questionKey);
}

/// <summary>A question of a prerequisite theme that has no level.</summary>
/// <param name="Answer">What it has instead: "don't know", "not applicable" or nothing.</param>
public sealed record MissingLevel(QuestionView Question, string ThemeKey, Answer Answer)
{
    public string Key => Question.Key;
}
