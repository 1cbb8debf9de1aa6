using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx;

/// <summary>Parts that every report shares: styles, lists, theme and settings.</summary>
internal static class DocxTemplate
{
    /// <summary>Word 2013 and later; without it Word opens the file in its compatibility mode.</summary>
    private const string CompatibilityMode = "15";

    public static void AddTo(MainDocumentPart main, CultureInfo culture)
    {
        var language = Language(culture);
        var styles = main.AddNewPart<StyleDefinitionsPart>();
        styles.Styles = new Styles(Read("styles.xml"));
        styles.Styles.DocDefaults!.RunPropertiesDefault!.RunPropertiesBaseStyle!.Languages!.Val = language;
        main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(Read("numbering.xml"));
        DocxChart.AddTheme(main);
        main.AddNewPart<DocumentSettingsPart>().Settings = new Settings(
            new DefaultTabStop { Val = 567 },
            new Compatibility(new CompatibilitySetting
            {
                Name = CompatSettingNameValues.CompatibilityMode,
                Uri = "http://schemas.microsoft.com/office/word",
                Val = CompatibilityMode,
            }),
            new ThemeFontLanguages { Val = language },
            new DecimalSymbol { Val = culture.NumberFormat.NumberDecimalSeparator },
            new ListSeparator { Val = culture.TextInfo.ListSeparator });
    }

    /// <summary>The language with the country whose spelling the report's texts follow: Word checks no spelling without.</summary>
    public static string Language(CultureInfo culture) => Core.Text.Languages.Of(culture).Spoken;

    private static string Read(string name)
    {
        using var stream = typeof(DocxTemplate).Assembly.GetManifestResourceStream($"Reports/Docx/{name}")!;
        using var reader = new StreamReader(stream);
        var xml = reader.ReadToEnd();
        return xml[xml.IndexOf("<w:", StringComparison.Ordinal)..];
    }
}
