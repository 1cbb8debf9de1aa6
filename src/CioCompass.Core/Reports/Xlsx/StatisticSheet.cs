using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>A row for each published figure with its source, and beside it what this room said.</summary>
internal static class StatisticSheet
{
    public static DataSheet Of(Report report) => DataSheet.Of(
        SheetStrings.Statistics, "Statistics", SheetStrings.AboutStatistics,
        report.Has(ReportSection.Votes) ? [.. Published(report), .. Room()] : [.. Published(report)], report.Statistics);

    private static IEnumerable<SheetColumn<ReportStatistic>> Published(Report report) =>
    [
        new(SheetStrings.FigureKey, 24, CellLook.Text, f => f.Key),
        new(ReportStrings.Published, 13, CellLook.Share, f => f.Statistic.Percentage / 100.0),
        new(SheetStrings.Statement, 52, CellLook.Text, f => f.Statement),
        new(SheetStrings.Audience, 24, CellLook.Text, f => f.Text.Audience),
        new(SheetStrings.Publisher, 22, CellLook.Text, f => f.Statistic.Source.Publisher),
        new(SheetStrings.SourceTitle, 34, CellLook.Text, f => f.Statistic.Source.Title),
        new(SheetStrings.Year, 9, CellLook.Year, f => f.Statistic.Source.Year),
        new(SheetStrings.VendorStudy, 15, CellLook.Flag, f => f.Statistic.Source.IsVendorStudy),
        new(SheetStrings.Base, 40, CellLook.Text, f => f.Statistic.Base.In(report.Culture)),
        new(SheetStrings.SampleSize, 12, CellLook.Count, f => f.Statistic.SampleSize),
        new(SheetStrings.Margin, 14, CellLook.Score, f => f.Statistic.MarginPoints is { } margin ? (double)margin : null),
        new(SheetStrings.FieldworkFrom, 13, CellLook.Day, f => f.Statistic.FieldworkFrom),
        new(SheetStrings.FieldworkTo, 13, CellLook.Day, f => f.Statistic.FieldworkTo),
        new(SheetStrings.Verification, 26, CellLook.Text, f => f.Text.Verification),
        new(SheetStrings.Caution, 40, CellLook.Text, f => f.Caution),
        new(SheetStrings.Citation, 60, CellLook.Text, f => f.Citation),
    ];

    private static IEnumerable<SheetColumn<ReportStatistic>> Room() =>
    [
        new(SheetStrings.RoomMedianGuess, 15, CellLook.Share, f => Middle(f.Room?.Guesses?.Median)),
        new(SheetStrings.RoomGuesses, 12, CellLook.Count, f => f.Room?.Guesses?.Total),
        new(SheetStrings.RoomShare, 13, CellLook.Share, f => f.Room?.Position?.Share),
        new(SheetStrings.RoomBase, 12, CellLook.Count, f => f.Room?.Position?.Base),
        new(SheetStrings.RoomLower, 15, CellLook.Share, f => f.Room?.Position?.Interval?.Lower),
        new(SheetStrings.RoomUpper, 15, CellLook.Share, f => f.Room?.Position?.Interval?.Upper),
        new(SheetStrings.Comparability, 20, CellLook.Text, f => f.Room?.Comparability),
        new(SheetStrings.ComparabilityReason, 48, CellLook.Text, f => f.Room?.ComparabilityReason),
    ];

    /// <summary>Percentages, unlike levels, may be averaged: of two middles it is the number between them.</summary>
    private static double? Middle(OrdinalMedian? median) => (median?.Lower + median?.Upper) / 200.0;
}
