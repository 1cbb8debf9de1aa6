using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments.Results;

/// <summary>Movement of a question between two assessments.</summary>
public enum Movement
{
    /// <summary>There is no earlier assessment, it did not ask the question, or neither of the two has a level.</summary>
    NotComparable,
    Same,
    Up,
    Down,

    /// <summary>It has a level now and had none.</summary>
    NewlyAnswered,

    /// <summary>It had a level and has none now.</summary>
    NoLongerAnswered,

    /// <summary>The answer of now is the earlier one, which nobody has confirmed or changed: whether it moved is unknown.</summary>
    CarriedOver,
}

/// <summary>One question now and in the earlier assessment.</summary>
/// <param name="Previous">Null when there is no earlier assessment, or when its version of the questions did not ask this one.</param>
public sealed record QuestionResult(QuestionView Question, string ThemeKey, Reading Now, Reading? Previous)
{
    /// <summary>
    /// Levels gained or lost, −4..4. Null unless each assessment gave a level of its own: an open question has not moved, nor has one whose
    /// answer was only carried over; it is unknown.
    /// </summary>
    public int? Change => Now.OwnLevel - Previous?.OwnLevel;

    public Movement Movement => (Now.OwnLevel, Previous?.OwnLevel, Previous) switch
    {
        _ when Now.CarriedOver && Previous is not null => Movement.CarriedOver,
        _ when Previous?.CarriedOver == true => Movement.NotComparable,
        ({ } now, { } before, _) => now > before ? Movement.Up : now < before ? Movement.Down : Movement.Same,
        ({ }, null, not null) => Movement.NewlyAnswered,
        (null, { }, _) => Movement.NoLongerAnswered,
        _ => Movement.NotComparable,
    };

    /// <summary>Levels short of the target, 1..4; null when there is no target, no level, or the target is reached.</summary>
    public int? Gap => Now.Target - Now.Level is > 0 and var gap ? gap : null;
}
