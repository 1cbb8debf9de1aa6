using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The first page: whose report it is, of when, and made how.</summary>
internal static class CoverPage
{
    public static void Compose(Composer composer)
    {
        var (document, cover) = (composer.Document, composer.Report.Cover);
        CoverArt.Draw(document.Flow.Page, document.Flow.Format);
        document.Flow.Y = document.Flow.Format.Height * 0.2;

        var section = composer.Section();
        document.Add(Line(ReportStrings.ReportTitle, Styles.Eyebrow with { Size = 11, Leading = 16, Colour = Palette.Contrast }, 10));
        composer.Heading(section, 1, cover.OrganisationName, Title(cover.OrganisationName), 0, 8);
        document.Add(Line(cover.Title, Styles.Lede with { Size = 19, Leading = 26 }, 26));
        document.Add(Line(cover.HeldOnText, Styles.Strong with { Size = 11, Leading = 17 }, 0));
        string?[] facts = [cover.StatusText, cover.PreviousText, cover.QuestionSetText, cover.MadeAtText];
        foreach (var fact in facts.OfType<string>())
        {
            document.Add(Line(fact, Styles.Body with { Size = 11, Leading = 17, Colour = Palette.Ink2 }, 0));
        }

        foreach (var notice in new[] { cover.GateText, cover.IsSample ? ReportStrings.SampleText : null }.OfType<string>())
        {
            document.Add(new TextBlock(section.Add("P"), [new(notice, Styles.Strong)])
            {
                SpaceBefore = 22,
                Bar = Palette.Contrast,
                Indent = 12,
                Measure = Styles.Measure,
            });
        }

        document.BreakPage();

        TextBlock Line(string text, TextStyle style, double after) =>
            new(section.Add("P"), [new(text, style)]) { SpaceAfter = after, Measure = 340 };
    }

    /// <summary>A long name is set smaller, so that it stays clear of the rose.</summary>
    private static TextStyle Title(string name) => name.Length switch
    {
        <= 40 => Styles.Title,
        <= 100 => Styles.Title with { Size = 26, Leading = 31 },
        _ => Styles.Title with { Size = 17, Leading = 22 },
    };
}
