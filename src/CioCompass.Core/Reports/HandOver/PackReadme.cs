using System.Text;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>The text file that says what is in a pack, once in each of its languages.</summary>
internal static class PackReadme
{
    public static byte[] Write(PackContent content, IReadOnlyList<PackFile> files)
    {
        var text = new StringBuilder();
        foreach (var language in content.Languages)
        {
            using var culture = new ReportCulture(language);
            Section(text, content, files);
        }

        // A mark at the start and Windows' line endings: older editors know neither UTF-8 nor line feeds by themselves.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\r\n"))];
    }

    public static string About(PackFile file)
    {
        var text = file.Kind switch
        {
            "pdf" => HandOverStrings.AboutPdf,
            "pptx" => HandOverStrings.AboutPptx,
            "docx" => HandOverStrings.AboutDocx,
            "xlsx" => HandOverStrings.AboutXlsx,
            "json" => HandOverStrings.AboutJson,
            "csv" => HandOverStrings.AboutCsv,
            _ => HandOverStrings.AboutOther,
        };
        return file.Language is { } language ? $"{text} ({Sentence.Capitalised(language.NativeName, language)})" : text;
    }

    private static void Section(StringBuilder text, PackContent content, IReadOnlyList<PackFile> files)
    {
        var document = content.Document;
        var title = $"{document.Organisation.Name} – {document.Assessment.Title}";
        text.AppendLine(title).AppendLine(new string('=', title.Length));
        text.AppendLine(HandOverStrings.MadeWith.Fill(document.Program, Moments.WithZone(document.ExportedAt))).AppendLine();

        Heading(HandOverStrings.InThisPack);
        foreach (var file in files)
        {
            text.AppendLine($"- {file.Name}").AppendLine($"  {About(file)}");
        }

        Heading(HandOverStrings.HowToImportTitle);
        text.AppendLine(HandOverStrings.HowToImport);
        Heading(HandOverStrings.LeftOutTitle);
        text.AppendLine(HandOverStrings.LeftOut);
        Heading(HandOverStrings.AfterwardsTitle);
        text.AppendLine(HandOverStrings.Afterwards).AppendLine().AppendLine();

        void Heading(string heading) => text.AppendLine().AppendLine(heading).AppendLine(new string('-', heading.Length));
    }
}
