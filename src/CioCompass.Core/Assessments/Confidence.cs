namespace CioCompass.Core.Assessments;

/// <summary>Confidence of those who answered.</summary>
public enum Confidence
{
    Low = 1,
    Medium = 2,
    High = 3,
}
