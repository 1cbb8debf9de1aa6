using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments;

/// <summary>Kind of an answer: a level, or one of three answers that are no level and keep their own meaning everywhere.</summary>
public enum AnswerKind
{
    Unanswered = 0,
    Rated = 1,
    DontKnow = 2,
    NotApplicable = 3,
}

/// <summary>The answer to one question. <see cref="Level"/> is 1..5 exactly when it is <see cref="AnswerKind.Rated"/>.</summary>
public readonly record struct Answer
{
    public static readonly Answer Unanswered = default;
    public static readonly Answer DontKnow = new() { Kind = AnswerKind.DontKnow };
    public static readonly Answer NotApplicable = new() { Kind = AnswerKind.NotApplicable };

    public AnswerKind Kind { get; private init; }

    public int? Level { get; private init; }

    public bool IsRated => Kind == AnswerKind.Rated;

    /// <exception cref="ArgumentOutOfRangeException">The level is not 1..5.</exception>
    public static Answer Rated(int level)
    {
        if (!IsLevel(level))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 1 to 5.");
        }

        return new Answer { Kind = AnswerKind.Rated, Level = level };
    }

    /// <summary>The stored form back as an answer; a level that does not fit the kind is refused.</summary>
    public static Answer From(AnswerKind kind, int? level) => kind switch
    {
        AnswerKind.Rated => Rated(level ?? 0),
        AnswerKind.DontKnow => DontKnow,
        AnswerKind.NotApplicable => NotApplicable,
        _ => Unanswered,
    };

    public static bool IsLevel(int value) => value is >= 1 and <= Question.HighestLevel;
}
