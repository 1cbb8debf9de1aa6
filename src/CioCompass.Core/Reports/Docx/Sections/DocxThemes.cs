using System.Globalization;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using DocumentFormat.OpenXml;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>Theme by theme: each question with its answer, what the room agreed, how it voted, and why it is asked.</summary>
internal static class DocxThemes
{
    private const string Between = " · ";

    public static void Write(DocxWriter writer, Report report, Action<double> part)
    {
        writer.Heading(1, ReportStrings.ThemeByTheme, onNewPage: true);
        foreach (var (index, theme) in report.Themes.Index())
        {
            writer.Heading(2, theme.Name);
            writer.Paragraph("Lede", theme.Intent);
            writer.Paragraph("Normal", theme.Sentence);
            foreach (var question in theme.Questions)
            {
                Write(writer, question, report);
            }

            part((index + 1.0) / report.Themes.Count);
        }
    }

    private static void Write(DocxWriter writer, ReportQuestion question, Report report)
    {
        writer.Heading(3, question.Text);
        writer.Paragraph("Normal", [.. Answer(question)]);
        writer.Paragraph("Normal", question.Descriptor);
        if (question.Agreed is { } agreed)
        {
            writer.Labelled(ReportStrings.AgreedAnswer, $"{Sentence.Capitalised(agreed.AnswerText, CultureInfo.CurrentCulture)}. {agreed.RecordedText}.");
            writer.Paragraph("Notice", agreed.ChangedText);
            writer.Labelled(ReportStrings.Rationale, agreed.Rationale);
            writer.Labelled(ReportStrings.MinorityView, agreed.MinorityView, "MinorityView");
        }

        if (question.IsOpenDissent)
        {
            writer.Labelled(ReportStrings.Agreement, ReportStrings.NoAgreement, "Notice");
        }

        if (report.Has(ReportSection.Votes))
        {
            DocxRounds.Write(writer, question);
        }

        if (report.Has(ReportSection.Notes))
        {
            Notes(writer, question);
        }

        if (report.Has(ReportSection.Figures))
        {
            Reasons(writer, question);
        }

        if (report.Has(ReportSection.Actions) && question.Actions.Count > 0)
        {
            writer.Paragraph("Eyebrow", ReportStrings.Action);
            foreach (var action in question.Actions)
            {
                string[] words = [action.Title, action.Owner, action.DueText, action.StatusText, action.FromText];
                writer.Paragraph("ListBullet", string.Join(Between, words.Where(w => w.Length > 0)));
            }
        }
    }

    private static IEnumerable<OpenXmlElement> Answer(ReportQuestion question)
    {
        string[] more =
        [
            question.TargetText, question.ConfidenceText, question.EarlyText,
            question.Result.Movement is Movement.NotComparable or Movement.CarriedOver ? "" : ResultFormat.Movement(question.Result),
        ];
        return
        [
            .. DocxText.Runs(Sentence.Capitalised(question.AnswerText, CultureInfo.CurrentCulture), "Strong"),
            .. DocxText.Runs(string.Concat(more.Where(m => m.Length > 0).Select(m => Between + m)), "Muted"),
        ];
    }

    private static void Notes(DocxWriter writer, ReportQuestion question)
    {
        writer.Labelled(ReportStrings.Note, question.Note);
        if (question.EvidenceLinks.Count > 0)
        {
            writer.Paragraph("Eyebrow", ReportStrings.Evidence);
            foreach (var link in question.EvidenceLinks)
            {
                writer.Link("ListBullet", link);
            }
        }
    }

    private static void Reasons(DocxWriter writer, ReportQuestion question)
    {
        if (question.Statistics.Count > 0)
        {
            writer.Paragraph("Eyebrow", ReportStrings.MotivatedBy);
            foreach (var statistic in question.Statistics)
            {
                writer.Paragraph("ListBullet",
                [
                    .. DocxText.Runs(statistic.Text.Percentage, "Strong"), .. DocxText.Runs($" {statistic.Headline} "),
                    .. DocxText.Runs($"({statistic.Source})", "Muted"),
                ]);
            }
        }
    }
}
