using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>The published figures, and beside each what the room guessed and where it stands.</summary>
internal static class StatisticSection
{
    public static void Compose(Composer composer)
    {
        var report = composer.Report;
        if (!report.Has(ReportSection.Figures) || report.Statistics.Count == 0)
        {
            return;
        }

        composer.Document.BreakPage(0.5);
        var section = composer.Section("", ReportStrings.Figures);
        foreach (var statistic in report.Statistics)
        {
            var part = section.Add("Sect");
            composer.Heading(part, 3, statistic.Headline, Styles.Question, 18, 8);
            composer.Document.Add(Published(part, statistic));
            if (statistic.Room is { } room)
            {
                AddRoom(composer, part, statistic, room);
            }
        }
    }

    private static ColumnsBlock Published(StructureElement part, ReportStatistic statistic)
    {
        var percentage = statistic.Statistic.Percentage;
        var chart = new ShareChart(
            percentage, PdfStrings.ShareFilled.Fill(percentage), PdfStrings.ShareRest.Fill(100 - percentage));
        var drawing = Composer.FigureElement(part, PdfStrings.ShareText.Fill(percentage, statistic.Statement));
        List<Block> words =
        [
            Composer.Paragraph(part, statistic.Text.Percentage, Styles.Numeral, 0),
            Composer.Paragraph(part, statistic.Statement, Styles.Body, 3),
            Composer.Paragraph(part, statistic.SourceLine, Styles.Small, 3),
        ];
        if (statistic.Caution.Length > 0)
        {
            words.Add(Composer.Paragraph(part, statistic.Caution, Styles.Small, 0, Palette.Contrast));
        }

        const double ChartWidth = 190;
        return new ColumnsBlock(
        [
            new Column(0.44, [new FigureBlock(
                drawing, ShareChart.Height(ChartWidth), (page, left, top, width) => chart.Draw(page, left, top, Math.Min(width, ChartWidth)))]),
            new Column(0.56, words),
        ])
        {
            SpaceAfter = 6,
            KeepWithNext = statistic.Room is not null,
        };
    }

    private static void AddRoom(Composer composer, StructureElement part, ReportStatistic statistic, ReportRoom room)
    {
        var percentage = statistic.Statistic.Percentage;
        var share = room.Position?.Share;
        var chart = new StatisticAxisChart(
            new AxisBar(ReportStrings.Published, percentage, statistic.Text.Percentage),
            share is { } fraction ? new AxisBar(ReportStrings.RoomPosition, fraction * 100, RoundTexts.Share(fraction)) : null,
            room.Position?.Interval is { } interval ? (interval.Lower * 100, interval.Upper * 100) : null,
            room.Guesses is { } guesses ? new AxisGuesses(ReportStrings.RoomGuess, [.. guesses.Guesses.Select(g => (g.Percent, g.Count))]) : null,
            p => Percent.Text(p, composer.Report.Culture));
        string[] sentences = [room.PositionSentence, room.GuessSentence, $"{ReportStrings.Comparison.Fill(room.Comparability)} {room.ComparabilityReason}"];
        var alternative = PdfStrings.AxisText.Fill(
            $"{PdfStrings.Labelled.Fill(ReportStrings.Published, statistic.Text.Percentage)}. {room.PositionSentence} {room.GuessSentence}");

        composer.Heading(part, 4, ReportStrings.RoomPosition, Styles.Subheading, 8, 3);
        composer.Figure(part, alternative, chart.Height, chart.Draw, 6);
        foreach (var sentence in sentences.Where(s => s.Length > 0))
        {
            composer.Paragraphs(part, sentence, Styles.Small with { Size = 9, Leading = 13 }, 2);
        }
    }
}
