using System.Globalization;
using CioCompass.Core.Reports.Office.Charts;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Reports.Pptx.Slides;

/// <summary>Slide of a question's votes: the distribution, the agreement, and the minority view.</summary>
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
            Text =
            [
                new(SlideText.Shorten(question.Text, 150), ParaStyle.Lead),
                .. question.IsOpenDissent ? [new(ReportStrings.NoAgreement, ParaStyle.Caution)] : Array.Empty<Para>(),
                .. Agreement(agreed, shown.Count > 0 ? ReasonBesideAChart : ReasonAlone),
                .. Sentences(rounds, shown),
            ],
            Chart = shown.Count > 0 ? Votes(shown) : null,
            Source = PptxStrings.VoteSource.Fill(string.Join(" · ", rounds.TakeLast(4).Select(r => r.Title))).TrimEnd(),
            Notes =
            [
                $"{numbered.Number}. {question.Text}", .. question.IsOpenDissent ? new[] { ReportStrings.NoAgreement } : [], .. agreed is null ? [] : Notes.Of(agreed), .. rounds.Select(r => $"{r.Title}: {r.Sentence}"),
                ReportStrings.MethodConsensusText,
            ],
        };
    }

    private static string Title(NumberedQuestion numbered, IReadOnlyList<ReportRound> rounds, ReportAgreement? agreed)
    {
        if (agreed is not null)
        {
            var settled = agreed.ChangedText.Length > 0 ? PptxStrings.VoteChanged
                : numbered.Question.Result.Now.Level is null ? PptxStrings.VoteSettledOther
                : agreed.MinorityView.Length > 0 ? PptxStrings.VoteSettledDissent : PptxStrings.VoteSettled;
            return settled.Fill(numbered.Number, agreed.AnswerText);
        }

        return rounds.LastOrDefault(r => r.IsShown)?.Levels is { } levels
            ? PptxStrings.VoteFinding.Fill(numbered.Number, LevelTexts.Finding(levels))
            : PptxStrings.VoteWithheld.Fill(numbered.Number);
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
        return
        [
            .. agreed.ChangedText.Length == 0 ? Array.Empty<Para>() : [new(agreed.ChangedText, ParaStyle.Caution)],
            .. parts.Where(p => p.Text.Length > 0)
                .SelectMany(p => new[] { new Para(p.Name, ParaStyle.Label), new Para(SlideText.Shorten(p.Text, width)) }),
        ];
    }

    /// <summary>The last vote in words, and every vote that is not shown with the reason.</summary>
    private static IEnumerable<Para> Sentences(IReadOnlyList<ReportRound> rounds, IReadOnlyList<ReportRound> shown) => rounds
        .Where(r => !r.IsShown || r == shown[^1])
        .TakeLast(VotesAtMost)
        .Select(r => new Para(SlideText.Shorten($"{r.Title}: {r.Sentence}", 190), ParaStyle.Small));

    private static Chart Votes(IReadOnlyList<ReportRound> rounds)
    {
        var bars = VoteBar.Of(rounds[^1].Levels!, rounds.Count > 1 ? rounds[0].Levels : null);
        var most = bars.Max(b => Math.Max(b.Count, b.Before ?? 0));
        var step = Step(most);
        return new Chart(
            ChartKind.Columns,
            PptxStrings.VoteDescription.Fill(string.Join(' ', rounds.Select(r => $"{r.Title}: {r.Sentence}"))),
            [.. bars.Select(b => b.Name)],
            [.. rounds.Select((r, i) => new Series(
                r.Title, i == rounds.Count - 1 ? SeriesStyle.Main : SeriesStyle.Earlier,
                [.. bars.Select(b => (double?)(i == rounds.Count - 1 ? b.Count : b.Before))]))])
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
