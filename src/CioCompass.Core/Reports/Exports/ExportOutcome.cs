namespace CioCompass.Core.Reports.Exports;

/// <summary>Outcome of a download.</summary>
public enum ExportOutcome
{
    Made,

    /// <summary>Refused: there is no such assessment, or it is not the reader's.</summary>
    Refused,

    /// <summary>The reader did not want it any more.</summary>
    Cancelled,

    /// <summary>An error of the program.</summary>
    Failed,
}
