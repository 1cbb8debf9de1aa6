using System.Globalization;
using CioCompass.Core.Workshops.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops.Results;

/// <summary>The room's votes on a question, with the vote before where there was one.</summary>
public sealed partial class LevelResult
{
    [Parameter, EditorRequired]
    public required LevelChart Chart { get; set; }

    private static string Width(double length) => length.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    /// <summary>A room in two camps has no middle to speak of: its split says it.</summary>
    private bool HasMiddle => Chart.Now.Median is { } median && median.Upper - median.Lower <= 1;

    private bool IsSplitInTitle => Chart.Now is { DontKnowLeads: false, Consensus: { } consensus } && RoundTexts.IsWeak(consensus);
}
