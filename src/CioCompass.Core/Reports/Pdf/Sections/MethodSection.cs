using CioCompass.Core.Reports.Pdf.Layout;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Core.Reports.Pdf.Sections;

/// <summary>Every source in full, and what the numbers mean.</summary>
internal static class MethodSection
{
    public static void Compose(Composer composer)
    {
        var report = composer.Report;
        var section = composer.Section("", ReportStrings.SourcesAndMethod);
        if (report.Statistics.Count > 0)
        {
            composer.Heading(section, 3, ReportStrings.Sources, Styles.Question, 4, 6);
            composer.List(section, report.Statistics.Select(f => new TextSpan(f.Citation, Styles.Body)));
        }

        composer.Heading(section, 3, ReportStrings.Method, Styles.Question, 14, 4);
        foreach (var note in report.Method)
        {
            composer.Labelled(section, note.Title, note.Text, Styles.Body);
            if (note.Address is { } address)
            {
                composer.List(section, [new TextSpan(address, Styles.Link, address)]);
            }
        }
    }
}
