using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Agreements;

/// <param name="Seen">The assessment's answer that the facilitator saw; a conflict shows when it has changed meanwhile.</param>
/// <param name="Answer">A level, "don't know" or "not applicable".</param>
/// <param name="Rationale">At most <see cref="AgreedAnswer.TextMaxLength"/> characters.</param>
/// <param name="MinorityView">At most <see cref="AgreedAnswer.TextMaxLength"/> characters; empty where nobody dissents.</param>
public sealed record AgreeRequest(Answer Seen, Answer Answer, string Rationale, string MinorityView);

public enum AgreeError
{
    /// <summary>A level, "don't know" or "not applicable" is needed.</summary>
    AnswerMissing,
    RationaleTooLong,
    MinorityViewTooLong,
}

/// <summary>Outcome of recording an agreement. Only <see cref="Saved"/> has changed anything.</summary>
public abstract record AgreeResult
{
    private AgreeResult()
    {
    }

    public sealed record Saved(AgreedAnswerView Agreed) : AgreeResult;

    /// <summary>Somebody else changed the assessment's answer meanwhile; show it and ask again with it as seen.</summary>
    public sealed record Conflict(ResponseView Stored) : AgreeResult;

    public sealed record Invalid(IReadOnlyList<AgreeError> Errors) : AgreeResult;

    /// <summary>The round is no revealed question round, or its distribution is withheld: there is nothing to rest an agreement on.</summary>
    public sealed record NoDistribution : AgreeResult;

    /// <summary>A prerequisite theme is not fully answered.</summary>
    public sealed record Locked : AgreeResult;

    /// <summary>The assessment is completed.</summary>
    public sealed record Completed : AgreeResult;

    public sealed record NotAllowed : AgreeResult;

    /// <summary>No such round, or not this reader's.</summary>
    public sealed record NotFound : AgreeResult;
}

/// <summary>Agreements of an assessment's rooms, and open dissents.</summary>
/// <param name="Agreed">By question key.</param>
/// <param name="OpenDissents">By question key.</param>
public sealed record RoomAgreement(IReadOnlyList<AgreedAnswerView> Agreed, IReadOnlyList<OpenDissent> OpenDissents)
{
    public static readonly RoomAgreement None = new([], []);
}

/// <param name="AgreedAt">UTC.</param>
/// <param name="Rounds">The distributions that it rests on, the first attempt first.</param>
public sealed record AgreedAnswerView(
    string QuestionKey, Answer Answer, string Rationale, string MinorityView, string AgreedBy, DateTime AgreedAt,
    IReadOnlyList<RevealedRound> Rounds)
{
    /// <summary>The answer as it is now; null while it is still what was agreed.</summary>
    public AnswerChange? Changed { get; init; }
}
