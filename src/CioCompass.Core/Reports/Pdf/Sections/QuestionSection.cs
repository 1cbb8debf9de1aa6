using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Structure;
using CioCompass.Core.Reports.Pdf.Typesetting;
using CioCompass.Core.Text;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>One question: its answer on the scale, what the room agreed and how it voted, notes and evidence, and why it is asked.</summary>
internal static class QuestionSection
{
    public static void Compose(Composer composer, StructureElement section, string number, ReportQuestion question)
    {
        composer.Heading(section, 3, $"{number}  {question.Text}", Styles.Question, 22, 7);
        composer.Document.Add(Answer(composer, section, question));
        AddAgreement(composer, section, question.Agreed);
        if (question.IsOpenDissent)
        {
            composer.Labelled(section, ReportStrings.Agreement, ReportStrings.NoAgreement, Styles.Strong, Palette.Contrast);
        }

        VotesPart.Add(composer, section, question.Rounds);
        composer.Labelled(section, ReportStrings.Note, question.Note, Styles.Body);
        AddEvidence(composer, section, question.EvidenceLinks);
        AddActions(composer, section, question.Actions);
        AddStatistics(composer, section, question.Statistics);
    }

    private static ColumnsBlock Answer(Composer composer, StructureElement section, ReportQuestion question)
    {
        var culture = composer.Report.Culture;
        var (level, target) = (question.Result.Now.Level, question.Result.Now.Target);
        var remarks = string.Join(" · ", new[] { question.TargetText, question.ConfidenceText, question.EarlyText }
            .Where(t => t.Length > 0).Select(t => Sentence.Capitalised(t, culture)));
        var answer = Sentence.Capitalised(question.AnswerText, culture);
        var scale = Composer.FigureElement(section, PdfStrings.LevelText.Fill(remarks.Length > 0 ? $"{answer}. {remarks}." : $"{answer}."));
        List<Block> words = [Composer.Paragraph(section, answer, Styles.Strong with { Size = 11.5, Leading = 15 }, 2)];
        words.AddRange(new[] { (Text: question.Descriptor, Styles.Body), (Text: remarks, Styles.Small) }
            .Where(t => t.Text.Length > 0)
            .Select(t => Composer.Paragraph(section, t.Text, t.Item2, 2)));
        return new ColumnsBlock(
        [
            new Column(0.29, [new FigureBlock(scale, LevelScaleChart.Height, (page, left, top, _) => new LevelScaleChart(level, target, question.Result.Now.CarriedOver).Draw(page, left, top))]),
            new Column(0.71, words),
        ])
        {
            SpaceAfter = 6,
        };
    }

    private static void AddAgreement(Composer composer, StructureElement section, ReportAgreement? agreed)
    {
        if (agreed is null)
        {
            return;
        }

        composer.Heading(section, 4, ReportStrings.AgreedAnswer, Styles.Subheading, 8, 2);
        composer.Document.Add(new TextBlock(section.Add("P"),
        [
            new(Sentence.Capitalised(agreed.AnswerText, composer.Report.Culture) + "  ", Styles.Strong),
            new(agreed.RecordedText, Styles.Small with { Leading = Styles.Strong.Leading }),
        ])
        {
            SpaceAfter = 5,
            Measure = Styles.Measure,
        });
        composer.Paragraphs(section, agreed.ChangedText, Styles.Strong, 5, Palette.Contrast);
        composer.Labelled(section, ReportStrings.Rationale, agreed.Rationale, Styles.Body, Palette.Accent);
        composer.Labelled(section, ReportStrings.MinorityView, agreed.MinorityView, Styles.Quotation, Palette.Contrast);
    }

    private static void AddEvidence(Composer composer, StructureElement section, IReadOnlyList<string> links)
    {
        if (links.Count > 0)
        {
            composer.Heading(section, 4, ReportStrings.Evidence, Styles.Subheading, 8, 2);
            composer.List(section, links.Select(l => new TextSpan(l, Styles.Link, l)));
        }
    }

    private static void AddActions(Composer composer, StructureElement section, IReadOnlyList<ReportAction> actions)
    {
        if (actions.Count > 0)
        {
            composer.Heading(section, 4, ReportStrings.Actions, Styles.Subheading, 8, 2);
            composer.List(section, actions.Select(a => new TextSpan(
                string.Join(" · ", new[] { a.Title, a.Owner, a.DueText, a.StatusText, a.FromText }.Where(t => t.Length > 0)), Styles.Body)));
        }
    }

    private static void AddStatistics(Composer composer, StructureElement section, IReadOnlyList<ReportStatistic> statistics)
    {
        if (statistics.Count == 0)
        {
            return;
        }

        composer.Heading(section, 4, ReportStrings.MotivatedBy, Styles.Subheading, 8, 2);
        foreach (var statistic in statistics)
        {
            composer.Document.Add(new ColumnsBlock(
            [
                new Column(0.15, [new TextBlock(section.Add("P"), [new(statistic.Text.Percentage, Styles.Numeral with { Size = 24, Leading = 28 })])]),
                new Column(0.85,
                [
                    Composer.Paragraph(section, statistic.Headline, Styles.Body, 0),
                    Composer.Paragraph(section, ReportStrings.Source.Fill(statistic.Source), Styles.Small, 0),
                ]),
            ])
            {
                SpaceAfter = 6,
            });
        }
    }
}
