namespace CioCompass.Core.Reports;

/// <summary>A part of the report that can be left out of a shared link. Cover, and sources and method, are always in it. Stored by name.</summary>
public enum ReportSection
{
    /// <summary>The findings in sentences.</summary>
    Summary = 0,

    /// <summary>The radar with its table and ranges; the questions that moved only where <see cref="Themes"/> is there too.</summary>
    Compass = 1,

    /// <summary>Theme by theme: questions with their agreed answers, reasons and minority views.</summary>
    Themes = 2,

    /// <summary>How the room voted: distributions, guesses and positions.</summary>
    Votes = 3,

    /// <summary>Notes and evidence links of the answers, and notes of the actions.</summary>
    Notes = 4,

    Actions = 5,

    /// <summary>The published figures that motivate the questions.</summary>
    Figures = 6,
}
