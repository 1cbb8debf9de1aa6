namespace CioCompass.Core.Assessments;

/// <summary>How sure those who answered were.</summary>
public enum Confidence
{
    Low = 1,
    Medium = 2,
    High = 3,
}
