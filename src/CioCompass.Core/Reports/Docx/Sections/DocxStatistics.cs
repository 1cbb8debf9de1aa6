using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>The published figures, each with its source, and beside them what this room guessed and said.</summary>
internal static class DocxStatistics
{
    public static void Write(DocxWriter writer, Report report)
    {
        writer.Heading(1, ReportStrings.Figures, onNewPage: true);
        foreach (var statistic in report.Statistics)
        {
            writer.Heading(2, statistic.Headline);
            writer.Paragraph("Numeral", statistic.Text.Percentage);
            writer.Paragraph("Normal", statistic.Statement);
            if (report.Has(ReportSection.Votes) && statistic.Room is { } room)
            {
                Room(writer, statistic, room);
            }

            writer.Paragraph("Caption", statistic.SourceLine);
            writer.Paragraph("Notice", statistic.Caution);
        }
    }

    private static void Room(DocxWriter writer, ReportStatistic statistic, ReportRoom room)
    {
        var table = new DocxTable(
            statistic.Headline, [new("", 40), new(DocxStrings.Share, 20, IsNumber: true), new(DocxStrings.Asked, 40, IsNumber: true)]);
        table.AddRow(ReportStrings.Published, statistic.Text.Percentage, statistic.Text.SampleSize);
        if (room.Guesses is { Median: { } median } guesses)
        {
            table.AddRow(ReportStrings.RoomGuess, Percentages(median), Asked(guesses.Total));
        }

        if (room.Position is { Share: { } share } position)
        {
            table.AddRow(ReportStrings.RoomPosition, RoundTexts.Share(share), Asked(position.Base));
        }

        writer.Paragraph("Normal", room.GuessSentence);
        writer.Paragraph("Normal", room.PositionSentence);
        writer.Paragraph("Normal", $"{ReportStrings.Comparison.Fill(room.Comparability)} {room.ComparabilityReason}");
        writer.Table(table);
    }

    private static string Percentages(OrdinalMedian median) => median.Lower == median.Upper
        ? Percent.Text(median.Lower)
        : $"{Percent.Text(median.Lower)}–{Percent.Text(median.Upper)}";

    private static string Asked(int count) => DocxStrings.N.Fill(count);
}
