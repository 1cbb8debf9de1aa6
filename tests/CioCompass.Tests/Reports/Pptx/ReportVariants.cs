using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports;

namespace CioCompass.Tests.Reports.Pptx;

/// <summary>The example's report, changed to what a format must bear.</summary>
public static class ReportVariants
{
    /// <summary>Texts that break files, tables, spreadsheets or readers, each as a person may have entered it, and some that nobody can.</summary>
    public static readonly string[] HostileTexts =
    [
        "=HYPERLINK(\"http://example.org\",\"click\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1:A9)",
        "<img src=x onerror=alert(1)><script>alert(1)</script> & \"quotes\" 'too' ]]>", "\u0001\u0008\u000B\u001F bell \uFFFE\uFFFF lone \uD800 surrogate \uDC00",
        "👩‍👩‍👧‍👦 🏳️‍🌈 e\u0301 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L", "שלום עולם, זו שאלה", "مرحبا بالعالم", "漢字かな交じり文", "_x0041_ _x000D_", "\u202Ereversed",
        "two\nlines\tand a tab", new('x', 4000), string.Concat(Enumerable.Repeat("word and another word. ", 180)),
    ];

    /// <summary>Every text that people enter is one of the hostile ones, at each place another, from the given one on.</summary>
    public static Report Hostile(Report report, int from)
    {
        var next = from;
        return report with
        {
            Cover = report.Cover with { OrganisationName = Text(), Title = Text() },
            Themes = [.. report.Themes.Select(t => t with { Questions = [.. t.Questions.Select(Question)] })],
            Actions = [.. HostileTexts.Select(_ => Action(report.Actions[0]))],
        };

        string Text() => HostileTexts[next++ % HostileTexts.Length];

        ReportQuestion Question(ReportQuestion question) => question with
        {
            Text = Text(),
            Note = Text(),
            EvidenceLinks = ["https://example.org/?q=<b>&x=\"y\""],
            Agreed = new ReportAgreement(question.AnswerText, Text(), Text(), Text()),
        };

        ReportAction Action(ReportAction action) => action with { Title = Text(), Owner = Text(), QuestionText = Text(), Note = Text() };
    }

    /// <summary>A thousand questions, fifty of them voted on twice, and a hundred actions.</summary>
    public static Report Large(Report report)
    {
        var (voted, plain) = (report.Questions.Single(q => q.Key == ReportExample.Question), report.Questions.Last());
        var theme = report.Themes[0] with { Questions = [.. Enumerable.Range(0, 991).Select(Question)] };
        return report with { Themes = [theme, .. report.Themes.Skip(1)], Actions = [.. Enumerable.Range(0, 100).Select(i => report.Actions[i % 2])] };

        ReportQuestion Question(int i)
        {
            var model = i < 50 ? voted : plain;
            return model with { Result = model.Result with { Question = model.Result.Question with { Key = $"question-{i}" } }, Text = $"{model.Text} ({i})" };
        }
    }

    /// <summary>An assessment in which nothing has been answered.</summary>
    public static async Task<Report> EmptyAsync(ReportExample example, string language)
    {
        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);
        return (await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, System.Globalization.CultureInfo.GetCultureInfo(language), null, example.Consultant, CancellationToken.None))!;
    }
}
