namespace CioCompass.Core.Statistics;

/// <summary>What came of holding the article's figure against a public text of its source.</summary>
public enum Verification
{
    NotVerified = 0,
    Agrees = 1,

    /// <summary>The source says it in other words or of a somewhat different base.</summary>
    AgreesInSubstance = 2,
}
