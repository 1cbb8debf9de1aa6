namespace CioCompass.Core.Content;

/// <summary>One reason why a draft cannot be published.</summary>
/// <param name="Theme">Key of the theme; null where it concerns the set.</param>
/// <param name="Question">Key of the question; null where it concerns the theme or the set.</param>
/// <param name="Level">1 to 5; null where it concerns no level.</param>
/// <param name="Language">nl, en or fr; null where it concerns none in particular.</param>
/// <param name="Paragraph">Of the role's context, from 1; null where it concerns none.</param>
public sealed record ContentError(
    ContentProblem Problem, ContentField Field, string? Theme = null, string? Question = null, int? Level = null, string? Language = null,
    int? Paragraph = null);

public enum ContentProblem
{
    Missing,
    TooLong,
    KeyInvalid,
    KeyTaken,
    TooMany,
    NotFiveLevels,

    /// <summary>A theme that unlocks the others stands after one of them.</summary>
    PrerequisiteTooLate,
    UnknownStatistic,

    /// <summary>A number below or above what it can be.</summary>
    OutOfRange,

    /// <summary>Not the whole address of a page, with http or https.</summary>
    NotAnAddress,

    /// <summary>The end lies before the beginning, or one of both is missing.</summary>
    WrongPeriod,

    /// <summary>Rooms may have voted on these words.</summary>
    Fixed,
}

public enum ContentField
{
    Title,
    RoleContext,
    Themes,
    Key,
    Name,
    Intent,
    Questions,
    Text,
    Guidance,
    Level,
    Evidence,
}
