using System.Globalization;
using CioCompass.Core.Reports.Office;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;

namespace CioCompass.Core.Reports.Xlsx;

/// <summary>The workbook's formats, in the product's light colours.</summary>
internal static class WorkbookStyles
{
    private const string Ink = "FF1B1F23";
    private const string Accent = "FF0D5C75";
    private const string White = "FFFFFFFF";
    private const string Line = "FFE3DCCD";

    private const uint DayFormat = 164;
    private const uint ScoreFormat = 165;
    private const uint LevelChangeFormat = 166;
    private const uint ScoreChangeFormat = 167;
    private const uint FlagFormat = 168;
    private const uint WholeNumber = 1;
    private const uint Percent = 9;

    /// <summary>Fill and text of levels 1 to 5; rule n of the conditional formats colours level n.</summary>
    private static readonly (string Fill, string Text)[] Levels =
    [
        ("FFE4EEF0", Ink), ("FFB9D5DB", Ink), ("FF84B5C0", "FF0E1417"), ("FF36778A", White), ("FF0B4356", White),
    ];

    public static Stylesheet Create()
    {
        // Excel writes flags in its user's language whatever their format; other programs take them for 1 and 0.
        var flag = $"[=1]\"{SheetStrings.Yes}\";[=0]\"{SheetStrings.No}\";General";
        var sheet = new Stylesheet();
        sheet.Append(
            Counted(
                new NumberingFormats(),
                [
                    Format(DayFormat, "yyyy\\-mm\\-dd"), Format(ScoreFormat, "0.0"), Format(LevelChangeFormat, "+0;−0;0"),
                    Format(ScoreChangeFormat, "+0.0;−0.0;0.0"), Format(FlagFormat, flag),
                ]),
            Counted(
                new Fonts(),
                [
                    Font("Calibri", 11, Ink), Font("Calibri", 11, White, bold: true), Font("Georgia", 22, Ink), Font("Calibri", 11, Ink, bold: true),
                    Font("Calibri", 11, Accent, underlined: true),
                ]),
            Counted(new Fills(), [Fill(PatternValues.None), Fill(PatternValues.Gray125), Fill(PatternValues.Solid, Accent)]),
            Counted(new Borders(), [Border(null), Border(Line)]),
            Counted(new CellStyleFormats(), [new CellFormat()]),
            Counted(new CellFormats(), [.. Enum.GetValues<CellLook>().Select(Look)]),
            Counted(new CellStyles(), [new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }]),
            Counted(new DifferentialFormats(), [.. Levels.Select(l => Level(l.Fill, l.Text))]));
        return sheet;
    }

    private static CellFormat Look(CellLook look)
    {
        var (format, font, fill, border, horizontal) = look switch
        {
            CellLook.Heading => (0u, 1u, 2u, 0u, HorizontalAlignmentValues.Left),
            CellLook.Title => (0u, 2u, 0u, 0u, HorizontalAlignmentValues.Left),
            CellLook.Label => (0u, 3u, 0u, 0u, HorizontalAlignmentValues.Left),
            CellLook.Link => (0u, 4u, 0u, 0u, HorizontalAlignmentValues.Left),
            CellLook.Count => (3u, 0u, 0u, 1u, HorizontalAlignmentValues.Right),
            CellLook.Level => (WholeNumber, 0u, 0u, 1u, HorizontalAlignmentValues.Center),
            CellLook.LevelChange => (LevelChangeFormat, 0u, 0u, 1u, HorizontalAlignmentValues.Center),
            CellLook.ScoreChange => (ScoreChangeFormat, 0u, 0u, 1u, HorizontalAlignmentValues.Right),
            CellLook.Score => (ScoreFormat, 0u, 0u, 1u, HorizontalAlignmentValues.Right),
            CellLook.Share => (Percent, 0u, 0u, 1u, HorizontalAlignmentValues.Right),
            CellLook.Day => (DayFormat, 0u, 0u, 1u, HorizontalAlignmentValues.Left),
            CellLook.Year => (WholeNumber, 0u, 0u, 1u, HorizontalAlignmentValues.Right),
            CellLook.Flag => (FlagFormat, 0u, 0u, 1u, HorizontalAlignmentValues.Center),
            CellLook.Text => (0u, 0u, 0u, 1u, HorizontalAlignmentValues.Left),
            _ => (0u, 0u, 0u, 0u, HorizontalAlignmentValues.General),
        };
        return new CellFormat
        {
            NumberFormatId = format,
            FontId = font,
            FillId = fill,
            BorderId = border,
            FormatId = 0,
            ApplyNumberFormat = format > 0,
            ApplyFont = true,
            ApplyFill = true,
            ApplyBorder = true,
            ApplyAlignment = true,
            Alignment = new Alignment
            {
                Horizontal = horizontal,

                // A number and a text beside it would touch otherwise.
                Indent = look is CellLook.Text or CellLook.Day ? 1u : 0u,
                Vertical = VerticalAlignmentValues.Top,
                WrapText = look is CellLook.Text or CellLook.Heading or CellLook.Label,
            },
        };
    }

    private static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static Font Font(string name, double size, string colour, bool bold = false, bool underlined = false)
    {
        var font = new Font();
        if (bold)
        {
            font.Append(new Bold());
        }

        if (underlined)
        {
            font.Append(new Underline());
        }

        font.Append(new FontSize { Val = size }, new Color { Rgb = colour }, new FontName { Val = name });
        return font;
    }

    private static Fill Fill(PatternValues pattern, string? colour = null)
    {
        var fill = new PatternFill { PatternType = pattern };
        if (colour is not null)
        {
            fill.Append(new ForegroundColor { Rgb = colour });
        }

        return new Fill(fill);
    }

    private static Border Border(string? bottom)
    {
        var line = new BottomBorder();
        if (bottom is not null)
        {
            line = new BottomBorder(new Color { Rgb = bottom }) { Style = BorderStyleValues.Thin };
        }

        return new Border(new LeftBorder(), new RightBorder(), new TopBorder(), line, new DiagonalBorder());
    }

    private static DifferentialFormat Level(string fill, string text) => new(
        new Font(new Color { Rgb = text }),
        new Fill(new PatternFill(new BackgroundColor { Rgb = fill }) { PatternType = PatternValues.Solid }));

    private static T Counted<T>(T list, IReadOnlyList<OpenXmlElement> items)
        where T : OpenXmlCompositeElement
    {
        list.Append(items);
        list.SetAttribute(new OpenXmlAttribute("count", "", items.Count.ToString(CultureInfo.InvariantCulture)));
        return list;
    }
}
