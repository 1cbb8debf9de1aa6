using System.Globalization;
using CioCompass.Core.Workshops.Results;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>How a room voted on a question, with the vote before where there was one.</summary>
public sealed partial class LevelResult
{
    [Parameter, EditorRequired]
    public required LevelChart Chart { get; set; }

    private static string Width(double length) => length.ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Consensus(LevelTally tally) => tally.Consensus is { } consensus
        ? $"{RoundTexts.ConsensusWord(consensus)} · {RoundTexts.ConsensusNumber(consensus)}"
        : "–";

    private string? Before(Func<LevelTally, string> value) =>
        Chart.Before is { } before ? $"({WorkshopTexts.Fill(WorkshopStrings.BeforeSuffix, value(before))})" : null;
}
