namespace CioCompass.Core.Questions;

/// <summary>The five levels' names in the reader's language, in the order of capability-maturity models.</summary>
public static class LevelNames
{
    /// <param name="level">1 to 5.</param>
    public static string Of(int level) => level switch
    {
        1 => LevelStrings.Level1,
        2 => LevelStrings.Level2,
        3 => LevelStrings.Level3,
        4 => LevelStrings.Level4,
        5 => LevelStrings.Level5,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, null),
    };
}
