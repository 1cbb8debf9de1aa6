namespace CioCompass.Core.Content;

/// <summary>One thing still to do in a draft; most of them keep the draft from being published.</summary>
/// <param name="Theme">Key of the theme; null where it concerns the set.</param>
/// <param name="Question">Key of the question; null where it concerns the theme or the set.</param>
/// <param name="Level">1 to 5; null where it concerns no level.</param>
/// <param name="Language">Its code; null where it concerns none in particular.</param>
/// <param name="Paragraph">Of the role's context, from 1; null where it concerns none.</param>
public sealed record ContentError(
    ContentProblem Problem, ContentField Field, string? Theme = null, string? Question = null, int? Level = null, string? Language = null,
    int? Paragraph = null)
{
    public bool Blocks => Problem.Blocks();
}

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

    /// <summary>Not written in a language that the published version lacks too. It does not keep the draft from being published.</summary>
    NotTranslated,
}

public static class ContentProblems
{
    /// <summary>Whether a draft with this problem cannot be published.</summary>
    public static bool Blocks(this ContentProblem problem) => problem != ContentProblem.NotTranslated;
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
