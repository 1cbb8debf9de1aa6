namespace CioCompass.Tests.Support;

/// <summary>The content that comes with the program.</summary>
internal static class Shipped
{
    /// <summary>Version of the figures and of the question set that a new database shows.</summary>
    public const int Version = 2;
}
