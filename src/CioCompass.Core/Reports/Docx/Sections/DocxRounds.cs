using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>The room's votes on a question: ballots per level for each vote, and a sentence on them.</summary>
internal static class DocxRounds
{
    private const string Nothing = "–";

    public static void Write(DocxWriter writer, ReportQuestion question)
    {
        if (question.Rounds.Count == 0)
        {
            return;
        }

        writer.Paragraph("Eyebrow", ReportStrings.Distribution);
        foreach (var round in question.Rounds)
        {
            writer.Paragraph("ListBullet", $"{round.Title} {Nothing} {round.Sentence}");
        }

        var shown = question.Rounds.Where(r => r.IsShown).ToList();
        if (shown.Count > 0)
        {
            writer.Table(Counts(question, shown));
        }
    }

    private static DocxTable Counts(ReportQuestion question, IEnumerable<ReportRound> rounds)
    {
        var table = new DocxTable(
            $"{ReportStrings.Distribution} {Nothing} {question.Text}",
            [
                new(DocxStrings.VotesPerLevel, 24),
                .. Enumerable.Range(1, Question.HighestLevel).Select(level => new DocxColumn(Count(level), 5, IsNumber: true)),
                new(ReportStrings.DontKnow, 11, IsNumber: true),
                new(ReportStrings.Abstained, 17, IsNumber: true),
                new(ReportStrings.Median, 12, IsNumber: true),
                new(ReportStrings.Consensus, 14, IsNumber: true),
            ]);
        foreach (var round in rounds)
        {
            var levels = round.Levels!;
            table.AddRow(
            [
                round.Title, .. levels.Counts?.Select(Count) ?? Enumerable.Repeat(Nothing, Question.HighestLevel), Count(levels.DontKnow), Count(levels.Abstained), RoundTexts.Of(levels.Median),
                levels.Consensus is { } consensus ? RoundTexts.ConsensusNumber(consensus) : Nothing,
            ]);
        }

        return table;
    }

    private static string Count(int ballots) => ballots.ToString(CultureInfo.CurrentCulture);
}
