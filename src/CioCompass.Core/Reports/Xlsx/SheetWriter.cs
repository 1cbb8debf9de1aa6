using System.Globalization;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>Lays a table of values on a sheet: an Excel table with filters, its heading frozen, ready to print on A4.</summary>
internal sealed class SheetWriter(CellWriter cells, string running)
{
    private const int HeadingHeight = 33;

    /// <param name="id">Of its table, unique in the workbook, from 1.</param>
    public void Write(WorksheetPart part, DataSheet sheet, uint id, CancellationToken cancellationToken)
    {
        // A table has at least one row below its heading, if need be an empty one.
        IReadOnlyList<object?[]> rows = sheet.Rows.Count > 0 ? sheet.Rows : [new object?[sheet.Columns.Count]];
        var area = $"A1:{CellWriter.Address(sheet.Columns.Count, rows.Count + 1)}";
        var worksheet = new Worksheet(
            new SheetProperties(new PageSetupProperties { FitToPage = true }),
            new SheetDimension { Reference = area },
            new SheetViews(Frozen()),
            new SheetFormatProperties { DefaultRowHeight = 15 },
            new Columns(sheet.Columns.Select((column, index) => Width(index + 1, column.Width))),
            Data(sheet, rows, cancellationToken));
        worksheet.Append(LevelColours(sheet, rows.Count));
        worksheet.Append(SheetPage.Margins(), SheetPage.Landscape(sheet.Columns.Sum(c => c.Width)), SheetPage.Footer(running));

        var table = part.AddNewPart<TableDefinitionPart>();
        table.Fill(Table(sheet, id, area));
        worksheet.Append(new TableParts(new TablePart { Id = part.GetIdOfPart(table) }) { Count = 1 });
        part.Fill(worksheet);
    }

    public static Column Width(int column, double width) => new() { Min = (uint)column, Max = (uint)column, Width = width, CustomWidth = true };

    private SheetData Data(DataSheet sheet, IReadOnlyList<object?[]> rows, CancellationToken cancellationToken)
    {
        var data = new SheetData();
        data.Append(new Row(sheet.Columns.Select((column, index) => cells.Write(index + 1, 1, column.Heading, CellLook.Heading)))
        {
            RowIndex = 1,
            Height = HeadingHeight,
            CustomHeight = true,
        });
        for (var row = 0; row < rows.Count; row++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = row + 2;
            data.Append(new Row(sheet.Columns.Select((column, index) => cells.Write(index + 1, number, rows[number - 2][index], column.Look)))
            {
                RowIndex = (uint)number,
                Height = RowHeight.Of(sheet.Columns.Select((column, index) => (rows[number - 2][index] as string, column.Width))),
            });
        }

        return data;
    }

    private static SheetView Frozen() => new(
        new Pane { VerticalSplit = 1, TopLeftCell = "A2", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen },
        new Selection { Pane = PaneValues.BottomLeft, ActiveCell = "A2", SequenceOfReferences = new ListValue<StringValue>(["A2"]) })
    {
        WorkbookViewId = 0,
        ShowGridLines = false,
    };

    private static IEnumerable<ConditionalFormatting> LevelColours(DataSheet sheet, int rows)
    {
        var columns = sheet.Columns.Select((column, index) => (column.Look, Number: index + 1)).Where(c => c.Look == CellLook.Level)
            .Select(c => $"{CellWriter.Address(c.Number, 2)}:{CellWriter.Address(c.Number, rows + 1)}").ToList();
        if (columns.Count > 0)
        {
            yield return new ConditionalFormatting(Enumerable.Range(1, 5).Select(level => new ConditionalFormattingRule(
                new Formula(level.ToString(CultureInfo.InvariantCulture)))
            {
                Type = ConditionalFormatValues.CellIs,
                Operator = ConditionalFormattingOperatorValues.Equal,
                FormatId = (uint)level - 1,
                Priority = level,
            }))
            {
                SequenceOfReferences = new ListValue<StringValue>(columns.Select(c => new StringValue(c))),
            };
        }
    }

    private static Table Table(DataSheet sheet, uint id, string area) => new(
        new AutoFilter { Reference = area },
        new TableColumns(sheet.Columns.Select((column, index) => new TableColumn { Id = (uint)index + 1, Name = column.Heading }))
        {
            Count = (uint)sheet.Columns.Count,
        },
        new TableStyleInfo { ShowRowStripes = false })
    {
        Id = id,
        Name = sheet.TableName,
        DisplayName = sheet.TableName,
        Reference = area,
        TotalsRowShown = false,
    };
}
