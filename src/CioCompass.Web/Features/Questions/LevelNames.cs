namespace CioCompass.Web.Features.Questions;

/// <summary>The five levels' names in the reader's language, in the order of capability-maturity models.</summary>
public static class LevelNames
{
    /// <param name="level">1 to 5.</param>
    public static string Of(int level) => level switch
    {
        1 => QuestionStrings.Level1,
        2 => QuestionStrings.Level2,
        3 => QuestionStrings.Level3,
        4 => QuestionStrings.Level4,
        5 => QuestionStrings.Level5,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
