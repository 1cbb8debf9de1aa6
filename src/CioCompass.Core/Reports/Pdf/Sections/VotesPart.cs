using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The room's votes on a question: the last vote and the one before as bars, every vote in a sentence.</summary>
internal static class VotesPart
{
    public static void Add(Composer composer, StructureElement section, IReadOnlyList<ReportRound> rounds)
    {
        if (rounds.Count == 0)
        {
            return;
        }

        composer.Heading(section, 4, ReportStrings.Distribution, Styles.Subheading, 8, 4);
        var shown = rounds.Where(r => r.IsShown).TakeLast(2).ToList();
        if (shown.Count == 0)
        {
            Sentences(section, rounds).ForEach(composer.Document.Add);
            return;
        }

        var chart = new DistributionChart(Rows(shown), shown[^1].Title, shown.Count > 1 ? shown[0].Title : null);
        var figure = Composer.FigureElement(section, PdfStrings.VotesText.Fill(string.Join(' ', shown.Select(Words))));
        composer.Document.Add(new ColumnsBlock(
        [
            new Column(0.6, [new FigureBlock(figure, chart.Height, chart.Draw)]),
            new Column(0.4, Sentences(section, rounds)),
        ])
        {
            SpaceAfter = 8,
        });
    }

    private static List<Block> Sentences(StructureElement section, IReadOnlyList<ReportRound> rounds) =>
        [.. rounds.SelectMany(r => (Block[])
        [
            Composer.Paragraph(section, r.Title, Styles.Strong with { Size = 9, Leading = 13 }, 0),
            Composer.Paragraph(section, r.Sentence, Styles.Small with { Size = 9, Leading = 13 }, 6),
        ])];

    private static IReadOnlyList<DistributionRow> Rows(List<ReportRound> shown)
    {
        var before = shown.Count > 1 ? shown[0].Levels! : null;
        return [.. VoteBar.Of(shown[^1].Levels!, before).Select(bar => new DistributionRow(
            bar.Name, bar.Count, $"{bar.Count}", bar.Before, $"{bar.Before}",
            bar.Level is { } level ? Palette.Levels[level - 1] : Palette.Line))];
    }

    private static string Words(ReportRound round) => PdfStrings.RoundText.Fill(round.Title,
        string.Join(", ", VoteBar.Of(round.Levels!, null).Select(bar => bar.Level is { } level
            ? ResultStrings.DistributionOf.Fill(level, bar.Count)
            : $"{bar.Name}: {bar.Count}")));
}
