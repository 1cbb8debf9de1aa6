using System.Globalization;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>One published figure, and on the same axis what the room guessed and what it says of itself.</summary>
internal static class StatisticSlide
{
    private const int QuestionsAtMost = 2;
    private const int QuestionsBesideARoom = 1;

    /// <param name="asked">The questions that the figure motivates.</param>
    public static Slide Of(Report report, ReportStatistic statistic, NumberedQuestion[] asked)
    {
        var room = report.Has(ReportSection.Votes) ? statistic.Room : null;
        string[] sentences = room is null ? [] : [.. new[] { room.PositionSentence, room.GuessSentence }.Where(s => s.Length > 0)];
        return new Slide(SlideLayout.Statistic, Deck.Title(statistic.Headline))
        {
            Eyebrow = ReportStrings.Figures,
            Text =
            [
                new(statistic.Text.Percentage, ParaStyle.Numeral),
                new(SlideText.Shorten(statistic.Statement, 150)),
                .. sentences.Select(s => new Para(s, ParaStyle.Small)),
                .. room is null ? [] : new[] { new Para(ReportStrings.Comparison.Fill(room.Comparability), ParaStyle.Label) },
                .. statistic.Caution.Length == 0 ? [] : new[] { new Para(SlideText.Shorten(statistic.Caution, 150), ParaStyle.Caution) },
                .. asked.Length == 0 ? [] : new[] { new Para(PptxStrings.QuestionsRaised, ParaStyle.Label) },
                .. asked.Take(room is null ? QuestionsAtMost : QuestionsBesideARoom).Select(q => new Para(q.Short(100), ParaStyle.Small)),
            ],
            Chart = Shares(statistic, room, PptxStrings.FigureDescription.Fill(string.Join(' ', [statistic.Statement, .. sentences]))),
            Table = Survey(statistic.Text),
            Source = SlideText.Shorten(ReportStrings.Source.Fill(statistic.Citation), 330),
            Notes =
            [
                statistic.Headline, statistic.Statement, .. sentences,
                .. room is null ? [] : new[] { ReportStrings.Comparison.Fill(room.Comparability), room.ComparabilityReason, ReportStrings.MethodWilsonText },
                .. asked.SelectMany(q => Notes.Named(ReportStrings.Question, $"{q.Number}. {q.Question.Text}")),
                ReportStrings.Source.Fill(statistic.Citation),
            ],
        };
    }

    private static Table Survey(StatisticText text) => new(
        PptxStrings.FigureTable,
        [
            new(PptxStrings.Base, 2.5), new(PptxStrings.SampleSize, 1.15), new(PptxStrings.Margin, 1.3), new(PptxStrings.Fieldwork, 1.3),
            new(PptxStrings.Verification, 1.35),
        ],
        [[SlideText.Shorten(text.Statistic.Base.In(CultureInfo.CurrentUICulture), 105), text.SampleSize, text.Margin, text.Fieldwork, text.Level]]);

    private static Chart Shares(ReportStatistic statistic, ReportRoom? room, string description)
    {
        List<(string Name, double Value, SeriesStyle Style)> bars =
            [(PptxStrings.Published.Fill(statistic.Text.Audience), statistic.Statistic.Percentage, SeriesStyle.Main)];
        if (room?.Position is { Share: { } share } position)
        {
            bars.Add((PptxStrings.RoomPosition.Fill(position.Base), Math.Round(100 * share, MidpointRounding.AwayFromZero), SeriesStyle.Contrast));
        }

        if (room?.Guesses is { Median: { } median } guesses)
        {
            // Percentages are numbers, unlike levels: between two middle ones lies their mean. The sentence beside the chart gives both.
            bars.Add((PptxStrings.RoomGuess.Fill(guesses.Total), (median.Lower + median.Upper) / 2.0, SeriesStyle.Earlier));
        }

        return new Chart(
            ChartKind.Bars, description, [.. bars.Select(b => b.Name)],
            [new Series(PptxStrings.Share, SeriesStyle.Main, [.. bars.Select(b => (double?)b.Value)]) { Points = [.. bars.Select(b => b.Style)] }])
        {
            Max = 100,
            Step = 25,
            Format = $"0\"{Percent.Text(0)[1..]}\"",
        };
    }
}
