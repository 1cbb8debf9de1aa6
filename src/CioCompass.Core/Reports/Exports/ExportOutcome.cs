namespace CioCompass.Core.Reports.Exports;

/// <summary>What became of a download.</summary>
public enum ExportOutcome
{
    Made,

    /// <summary>Asked for what there is not, or what is not the reader's.</summary>
    Refused,

    /// <summary>The reader did not want it any more.</summary>
    Cancelled,

    /// <summary>An error of the program.</summary>
    Failed,
}
