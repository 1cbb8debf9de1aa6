using System.Globalization;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Statistics.Exports;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Content of a pack, before it is written.</summary>
/// <param name="Reports">One for each language, the reader's own first.</param>
internal sealed record PackContent(AssessmentDocument Document, IReadOnlyList<Report> Reports, StatisticsSelection Statistics)
{
    private const string Prefix = "cio-compass";

    public IReadOnlyList<CultureInfo> Languages => [.. Reports.Select(r => r.Culture)];

    public string ZipName => FileName.Of(Prefix, [Document.Organisation.Name, Document.Assessment.Title, Day], "zip");

    private string Day => Days.Iso(Document.Assessment.HeldOn);

    /// <summary>The files in their order, each with a name of its own.</summary>
    public IReadOnlyList<PackFile> Files(IEnumerable<IReportFormat> formats)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var files = new List<PackFile>();
        foreach (var report in Reports)
        {
            files.AddRange(formats.Select(format => new PackFile(
                Unique(format.Extension, report.Culture.TwoLetterISOLanguageName), format.Extension, report.Culture,
                (target, progress, cancellationToken) => format.Write(report, target, progress, cancellationToken))));
        }

        files.Add(new PackFile(Unique("json"), "json", null, (target, _, _) => target.Write(DocumentJson.Write(Document))));
        files.Add(new PackFile(
            FileName.Of(Prefix, ["statistics"], "csv"), "csv", null, (target, _, _) => target.Write(StatisticsCsv.Write(Statistics))));
        return files;

        string Unique(string extension, string language = "")
        {
            for (var number = 1; ; number++)
            {
                // The name of the organisation last: it is what may be cut.
                string[] parts = [Day, language, number == 1 ? "" : number.ToString(CultureInfo.InvariantCulture), Document.Organisation.Name];
                var name = FileName.Of(Prefix, parts, extension);
                if (names.Add(name))
                {
                    return name;
                }
            }
        }
    }
}

/// <param name="Kind">Ending of its name: what it is.</param>
/// <param name="Language">Null where it is in all of them, or in none.</param>
internal sealed record PackFile(
    string Name, string Kind, CultureInfo? Language, Action<Stream, IProgress<double>, CancellationToken> Write);
