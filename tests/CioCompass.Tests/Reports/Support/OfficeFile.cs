using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using FsCheck;
using FsCheck.Fluent;

namespace CioCompass.Tests.Reports.Support;

/// <summary>Looks into written Office files from outside.</summary>
internal static partial class OfficeFile
{
    /// <summary>Errors that Office would have to repair, in words.</summary>
    public static IReadOnlyList<string> Errors(OpenXmlPackage package) =>
    [
        .. new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(package)
            .Select(e => $"{e.Description} {e.Part?.Uri} {e.Path?.XPath}"),
    ];

    /// <summary>Every part of the file as it is stored, one after the other.</summary>
    public static string Everything(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(entry.FullName).Append('\n').Append(reader.ReadToEnd()).Append('\n');
        }

        return all.ToString();
    }

    /// <summary>
    /// The part of a text that must survive: all but control characters, halves of characters, and the two that are none. Line endings are line
    /// feeds.
    /// </summary>
    public static string Surviving(string text) => Forbidden().Replace(text.ReplaceLineEndings("\n"), "");

    /// <summary>A dozen texts of any characters, with what breaks files far more often than chance would bring it.</summary>
    public static Arbitrary<string[]> Texts()
    {
        var nasty = Gen.Elements(
            "=", "<", "&", "]]>", "\"", "_x0041_", "_x005F_", "\0", "\u001b", "\u0085", "\ud83d", "\ude00", "👩‍👩‍👧", "\ufffe", "\uffff", "\ufffd", "\n", "\r\n",
            "\t", " ", "  ", "ש", "م", "é", "x", "7", "\u202e", "\u2028");
        var made = Gen.ListOf(nasty).Select(string.Concat);
        var any = ArbMap.Default.ArbFor<string>().Generator.Select(s => s ?? "");
        return Gen.OneOf(made, any).ArrayOf(12).ToArbitrary();
    }

    [GeneratedRegex(@"[\p{Cc}-[\n\t]]|[\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]")]
    private static partial Regex Forbidden();
}
