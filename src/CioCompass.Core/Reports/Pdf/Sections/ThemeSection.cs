using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>Theme by theme: what it is about, where it stands, and its questions.</summary>
internal static class ThemeSection
{
    /// <summary>Part of a page on which a theme may still begin.</summary>
    private const double EnoughForATheme = 0.4;

    public static void Compose(Composer composer, IProgress<double> progress, CancellationToken cancellationToken)
    {
        var report = composer.Report;
        if (!report.Has(ReportSection.Themes))
        {
            return;
        }

        var (total, done) = (report.Questions.Count(), 0);
        foreach (var theme in report.Themes)
        {
            composer.Document.BreakPage(EnoughForATheme);
            var section = composer.Section(ReportStrings.ThemeByTheme, $"{theme.Result.Theme.Order}  {theme.Name}");
            composer.Paragraphs(section, theme.Intent, Styles.Lede with { Size = 12.5, Leading = 18 }, 6);
            composer.Paragraphs(section, theme.Sentence, Styles.Strong, 6);
            for (var i = 0; i < theme.Questions.Count; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                QuestionSection.Compose(composer, section.Add("Sect"), $"{theme.Result.Theme.Order}.{i + 1}", theme.Questions[i]);
                progress.Report(0.9 * ++done / total);
            }
        }
    }
}
