namespace CioCompass.Core.Statistics;

/// <summary>Result of holding the article's figure against a public text of its source.</summary>
public enum Verification
{
    /// <summary>Not found in any text.</summary>
    NotVerified = 0,
    Agrees = 1,

    /// <summary>The source says it in other words or of a somewhat different base.</summary>
    AgreesInSubstance = 2,

    /// <summary>Read in a text about the source, not in the source.</summary>
    SecondHand = 3,
}

/// <summary>Level of the check of a figure, as readers are told.</summary>
public enum VerificationLevel
{
    /// <summary>Not found.</summary>
    Open = 0,

    /// <summary>Read in a text about the source.</summary>
    SecondHand = 1,

    /// <summary>Read in the publisher's own text.</summary>
    Own = 2,
}

public static class VerificationLevels
{
    public static VerificationLevel Level(this Verification verification) => verification switch
    {
        Verification.Agrees or Verification.AgreesInSubstance => VerificationLevel.Own,
        Verification.SecondHand => VerificationLevel.SecondHand,
        Verification.NotVerified => VerificationLevel.Open,
        _ => throw new ArgumentOutOfRangeException(nameof(verification), verification, null),
    };
}
