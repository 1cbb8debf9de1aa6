namespace CioCompass.Core.Assessments.Results;

/// <summary>The mean of the targets of a group of questions.</summary>
/// <param name="Mean">1..5; null when no target is set.</param>
/// <param name="Set">Questions with a target.</param>
/// <param name="Of">Questions that apply. A target rests on all questions only when both are equal, which the screen says.</param>
public sealed record TargetScore(double? Mean, int Set, int Of)
{
    public bool IsPartial => Set > 0 && Set < Of;

    /// <summary>Targets of questions that are "not applicable" do not count: the score they would be held against leaves them out too.</summary>
    public static TargetScore From(IEnumerable<Reading> readings)
    {
        var applicable = readings.Where(r => r.Kind != AnswerKind.NotApplicable).ToList();
        var targets = applicable.Where(r => r.Target is not null).Select(r => r.Target!.Value).ToList();
        return new TargetScore(targets.Count == 0 ? null : targets.Average(), targets.Count, applicable.Count);
    }
}
