using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;

namespace CioCompass.Core.Content;

/// <summary>The draft of the question set with who saved it last.</summary>
/// <param name="Version">To be given back with the next save.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record QuestionDraftView(QuestionSetDraft Body, int BaseVersion, Guid Version, DateTime UpdatedAt, string UpdatedBy);

/// <summary>The draft of a statistic with who saved it last.</summary>
/// <param name="BaseVersion">The published version that it was made from; 0 for a new statistic.</param>
/// <param name="Version">To be given back with the next save.</param>
/// <param name="UpdatedAt">UTC.</param>
public sealed record StatisticDraftView(
    string Key, StatisticDraft Body, int BaseVersion, Guid Version, DateTime UpdatedAt, string UpdatedBy);

/// <summary>A statistic as the editor lists it.</summary>
/// <param name="Published">Its latest version, withdrawn or not; null where it is new.</param>
/// <param name="Draft">Null where nobody edits it.</param>
public sealed record StatisticRow(string Key, StatisticView? Published, StatisticDraftView? Draft);

/// <param name="Draft">What is stored now; after a conflict that is the other editor's. Null where there is none.</param>
public sealed record StatisticDraftResult(DraftOutcome Outcome, StatisticDraftView? Draft = null);

/// <param name="Draft">What is stored now; after a conflict that is the other editor's. Null where there is none.</param>
public sealed record DraftResult(DraftOutcome Outcome, QuestionDraftView? Draft = null);

public enum DraftOutcome
{
    Done,
    NotAllowed,

    /// <summary>There is no draft (any more).</summary>
    NotFound,

    /// <summary>Somebody saved meanwhile; nothing was changed.</summary>
    Conflict,

    /// <summary>There is nothing to begin it with.</summary>
    Invalid,
}

/// <param name="Version">The number that it was published under; null where it was not.</param>
public sealed record StatisticPublishResult(PublishOutcome Outcome, IReadOnlyList<StatisticError> Errors, int? Version = null)
{
    internal static StatisticPublishResult Of(PublishOutcome outcome) => new(outcome, []);
}

/// <param name="Version">The number that it was published under; null where it was not.</param>
public sealed record PublishResult(PublishOutcome Outcome, IReadOnlyList<ContentError> Errors, int? Version = null)
{
    public static PublishResult Of(PublishOutcome outcome) => new(outcome, []);
}

public enum PublishOutcome
{
    Published,
    NotAllowed,
    NotFound,

    /// <summary>Somebody saved or published the draft meanwhile.</summary>
    Conflict,

    /// <summary>A newer version was published since the draft was begun.</summary>
    Outdated,
    Invalid,

    /// <summary>It says what the published version says.</summary>
    Unchanged,

    /// <summary>The database failed, which is in the log; nothing was published.</summary>
    NotStored,
}
