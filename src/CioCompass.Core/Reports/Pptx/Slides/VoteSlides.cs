using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>What the room voted on a question, what it agreed, and who saw it otherwise.</summary>
internal static class VoteSlides
{
    private const int ReasonBesideAChart = 130;
    private const int ReasonAlone = 600;

    /// <summary>The last vote and the one before it: the move of the discussion.</summary>
    private const int VotesAtMost = 2;

    public static IEnumerable<Slide> Of(Report report, ReportTheme theme, NumberedQuestion numbered)
    {
        var question = numbered.Question;
        var rounds = report.Has(ReportSection.Votes) ? question.Rounds : [];
        var agreed = report.Has(ReportSection.Themes) ? question.Agreed : null;
        if (rounds.Count == 0 && agreed is null)
        {
            yield break;
        }

        var shown = rounds.Where(r => r.IsShown).TakeLast(VotesAtMost).ToList();
        yield return new Slide(shown.Count > 0 ? SlideLayout.Chart : SlideLayout.Text, Deck.Title(Title(numbered, rounds, agreed)))
        {
            Eyebrow = SlideText.Shorten($"{theme.Name} · {ReportStrings.Distribution}", 110),
            Text = [new(SlideText.Shorten(question.Text, 150), ParaStyle.Lead), .. Agreement(agreed, shown.Count > 0 ? ReasonBesideAChart : ReasonAlone), .. Sentences(rounds, shown)],
            Chart = shown.Count > 0 ? Votes(shown) : null,
            Source = Fill(PptxStrings.VoteSource, string.Join(" · ", rounds.TakeLast(4).Select(r => r.Title))).TrimEnd(),
            Notes =
            [
                $"{numbered.Number}. {question.Text}", .. agreed is null ? [] : Notes.Of(agreed), .. rounds.Select(r => $"{r.Title}: {r.Sentence}"),
                ReportStrings.MethodConsensusText,
            ],
        };
    }

    private static string Title(NumberedQuestion numbered, IReadOnlyList<ReportRound> rounds, ReportAgreement? agreed)
    {
        if (agreed is not null)
        {
            return Fill(
                numbered.Question.Result.Now.Level is null ? PptxStrings.VoteSettledOther
                    : agreed.MinorityView.Length > 0 ? PptxStrings.VoteSettledDissent : PptxStrings.VoteSettled,
                numbered.Number, agreed.AnswerText);
        }

        return rounds.LastOrDefault(r => r.IsShown)?.Levels switch
        {
            null => Fill(PptxStrings.VoteWithheld, numbered.Number),
            { Consensus: { } consensus } levels => Fill(
                PptxStrings.VoteMedian, numbered.Number, RoundTexts.Of(levels.Median), RoundTexts.ConsensusWord(consensus)),
            _ => Fill(PptxStrings.VoteNoLevel, numbered.Number),
        };
    }

    private static IEnumerable<Para> Agreement(ReportAgreement? agreed, int width)
    {
        if (agreed is null)
        {
            return [];
        }

        (string Name, string Text)[] parts =
        [
            (ReportStrings.AgreedAnswer, Sentence.Capitalised(agreed.AnswerText, CultureInfo.CurrentCulture)), (ReportStrings.Rationale, agreed.Rationale), (ReportStrings.MinorityView, agreed.MinorityView),
        ];
        return parts.Where(p => p.Text.Length > 0)
            .SelectMany(p => new[] { new Para(p.Name, ParaStyle.Label), new Para(SlideText.Shorten(p.Text, width)) });
    }

    /// <summary>The last vote in words, and every vote that is not shown with the reason.</summary>
    private static IEnumerable<Para> Sentences(IReadOnlyList<ReportRound> rounds, IReadOnlyList<ReportRound> shown) => rounds
        .Where(r => !r.IsShown || r == shown[^1])
        .TakeLast(VotesAtMost)
        .Select(r => new Para(SlideText.Shorten($"{r.Title}: {r.Sentence}", 190), ParaStyle.Small));

    private static Chart Votes(IReadOnlyList<ReportRound> rounds)
    {
        var tallies = rounds.Select(r => r.Levels!).ToList();
        var hasOthers = tallies.Any(t => t.DontKnow > 0);
        var most = tallies.Max(t => Math.Max(t.Counts.Max(), t.DontKnow));
        var step = Step(most);
        return new Chart(
            ChartKind.Columns,
            Fill(PptxStrings.VoteDescription, string.Join(' ', rounds.Select(r => $"{r.Title}: {r.Sentence}"))),
            [
                .. Enumerable.Range(1, Question.HighestLevel).Select(l => $"{l.ToString(CultureInfo.CurrentCulture)} {LevelNames.Of(l)}"),
                .. hasOthers ? [ReportStrings.DontKnow] : Array.Empty<string>(),
            ],
            [.. rounds.Select((r, i) => new Series(
                r.Title, i == rounds.Count - 1 ? SeriesStyle.Main : SeriesStyle.Earlier,
                [.. r.Levels!.Counts.Select(c => (double?)c), .. hasOthers ? [r.Levels.DontKnow] : Array.Empty<double?>()]))])
        {
            Max = Math.Ceiling((most + (step / 4.0)) / step) * step,
            Step = step,
            ValueAxis = ReportStrings.Votes,
            CategoryAxis = ReportStrings.Level,
        };
    }

    /// <summary>A round number of votes between the lines of the grid, of which there are about five.</summary>
    private static int Step(int most)
    {
        var power = 1;
        while (true)
        {
            foreach (var factor in (int[])[1, 2, 5])
            {
                if (factor * power * 5 >= most)
                {
                    return factor * power;
                }
            }

            power *= 10;
        }
    }
}
