using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using C = DocumentFormat.OpenXml.Drawing.Charts;

namespace CioCompass.Tests.Reports.Pptx;

/// <summary>A chart with its cells twice: as it remembers them, and as the workbook inside it holds them.</summary>
public sealed class WrittenChart
{
    private readonly C.ChartSpace space;

    public WrittenChart(ChartPart part)
    {
        space = part.ChartSpace;
        using var stream = part.EmbeddedPackagePart!.GetStream();
        using var workbook = SpreadsheetDocument.Open(stream, isEditable: false);
        Cells = workbook.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Cell>().ToDictionary(
            c => $"Sheet1!{c.CellReference!.Value}", c => c.InlineString?.InnerText ?? c.CellValue!.Text, StringComparer.Ordinal);
        HasFormulas = workbook.WorkbookPart.WorksheetParts.Single().Worksheet.Descendants<CellFormula>().Any();
    }

    /// <summary>Texts of the workbook by address, <c>Sheet1!B2</c>; empty cells are missing.</summary>
    public IReadOnlyDictionary<string, string> Cells { get; }

    public bool HasFormulas { get; }

    public bool IsRadar => space.Descendants<C.RadarChart>().Any();

    /// <summary>The chart's cache of the cells that it refers to, by address.</summary>
    public IReadOnlyDictionary<string, string> Cached => space
        .Descendants<C.Formula>()
        .SelectMany(formula => formula.Parent!.Descendants<DocumentFormat.OpenXml.OpenXmlElement>()
            .Where(e => e is C.StringPoint or C.NumericPoint)
            .Select(point => (Address: Address(formula.Text, point), Text: point.GetFirstChild<C.NumericValue>()!.Text)))
        .DistinctBy(c => c.Address)
        .ToDictionary(c => c.Address, c => c.Text, StringComparer.Ordinal);

    public IReadOnlyList<string> Categories => [.. space.Descendants<C.CategoryAxisData>().First().Descendants<C.NumericValue>().Select(v => v.Text)];

    /// <summary>Values by the name of their series; null where there is no point.</summary>
    public IReadOnlyDictionary<string, double?[]> Series => space.Descendants<C.Values>().ToDictionary(
        values => values.Parent!.GetFirstChild<C.SeriesText>()!.Descendants<C.NumericValue>().Single().Text,
        values => Enumerable.Range(0, Categories.Count)
            .Select(i => values.Descendants<C.NumericPoint>().SingleOrDefault(p => p.Index!.Value == i) is { } point
                ? double.Parse(point.NumericValue!.Text, System.Globalization.CultureInfo.InvariantCulture)
                : (double?)null)
            .ToArray());

    public double AxisFrom => space.Descendants<C.MinAxisValue>().Single().Val!.Value;

    /// <summary>Kinds of fill of the series' bars or lines, with what tells them apart beside colour.</summary>
    public IReadOnlyList<string> Looks =>
        [.. space.Descendants<C.Values>().Select(v => v.Parent!.GetFirstChild<C.ChartShapeProperties>()!.InnerXml)];

    private static string Address(string formula, DocumentFormat.OpenXml.OpenXmlElement point)
    {
        var first = formula.Split(':')[0].Replace("$", "", StringComparison.Ordinal);
        var column = first["Sheet1!".Length..].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var row = int.Parse(first[("Sheet1!".Length + column.Length)..], System.Globalization.CultureInfo.InvariantCulture);
        var index = point is C.StringPoint text ? text.Index!.Value : ((C.NumericPoint)point).Index!.Value;
        return $"Sheet1!{column}{row + index}";
    }
}
