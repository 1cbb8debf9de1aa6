using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Tests.Reports.Support;
using DocumentFormat.OpenXml.Packaging;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace CioCompass.Tests.Reports.HandOver;

/// <summary>The program's own pack of an assessment in whose every text somebody has written what could do harm in another program.</summary>
public sealed partial class HostilePackTests : IAsyncLifetime
{
    private const string PathLike = "../../..\\x/etc/passwd: " + HostileText.Override;
    private const string Markup = "<img src=x onerror=alert(1)>";

    private ReportExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        await using var db = example.Database.Open();
        await WriteEverywhereAsync(db);
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task Its_names_are_plain_and_its_files_hold_the_texts_as_texts()
    {
        var result = await example.Database.Get<HandOverService>().PackAsync(
            example.AssessmentId, [CultureInfo.GetCultureInfo("en")], example.Consultant, new Progress<double>(), Cancel);
        var pack = Assert.IsType<PackResult.Made>(result).Pack;

        using var zip = new ZipArchive(File.OpenRead(pack.File));
        Assert.All(zip.Entries.Select(e => e.FullName).Append(pack.FileName), name => Assert.Matches(PlainName(), name));
        foreach (var entry in zip.Entries)
        {
            await CheckAsync(entry);
        }
    }

    private static async Task CheckAsync(ZipArchiveEntry entry)
    {
        using var bytes = new MemoryStream();
        await using (var stream = await entry.OpenAsync(Cancel))
        {
            await stream.CopyToAsync(bytes, Cancel);
        }

        var file = bytes.ToArray();
        switch (Path.GetExtension(entry.Name))
        {
            case ".pdf":
                using (var pdf = PdfDocument.Open(file))
                {
                    Assert.Contains("onerror=alert(1)>", string.Concat(pdf.GetPages().Select(p => p.Text)), StringComparison.Ordinal);
                    Assert.DoesNotContain("/JavaScript", Encoding.Latin1.GetString(file), StringComparison.Ordinal);
                }

                break;
            case ".docx":
                using (var document = WordprocessingDocument.Open(new MemoryStream(file), isEditable: false))
                {
                    IsEscaped(file, OfficeFile.Errors(document));
                }

                break;
            case ".pptx":
                using (var document = PresentationDocument.Open(new MemoryStream(file), isEditable: false))
                {
                    IsEscaped(file, OfficeFile.Errors(document));
                }

                break;
            case ".xlsx":
                using (var document = SpreadsheetDocument.Open(new MemoryStream(file), isEditable: false))
                {
                    IsEscaped(file, OfficeFile.Errors(document));
                    Assert.DoesNotContain("<f>", OfficeFile.Everything(file), StringComparison.Ordinal);
                }

                break;
            case ".csv":
                using (var reader = new StreamReader(new MemoryStream(file)))
                {
                    Assert.DoesNotMatch(Formula(), await reader.ReadToEndAsync(Cancel));
                }

                break;
            case ".json":
                var read = DocumentReader.Read(file).Document!;
                Assert.Equal(HostileText.Formula, read.Assessment.Title);
                Assert.DoesNotContain(Markup, Encoding.UTF8.GetString(file), StringComparison.Ordinal);
                break;
            default:
                Assert.Equal("README.txt", entry.Name);
                break;
        }
    }

    private static void IsEscaped(byte[] file, IReadOnlyList<string> errors)
    {
        var everything = OfficeFile.Everything(file);
        Assert.Empty(errors);
        Assert.DoesNotContain("<img", everything, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;img src=x", everything, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", everything, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Into every column that people type into, past all checks of input.</summary>
    private static async Task WriteEverywhereAsync(CompassDbContext db)
    {
        List<string> links = ["https://example.org/?q=\"><script>alert(1)</script>"];
        await db.Organisations.ExecuteUpdateAsync(set => set.SetProperty(o => o.Name, PathLike + Markup), Cancel);
        await db.Assessments.ExecuteUpdateAsync(set => set.SetProperty(a => a.Title, HostileText.Formula), Cancel);
        await db.Set<Response>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, Markup + HostileText.Arabic).SetProperty(r => r.EvidenceLinks, links), Cancel);
        await db.AgreedAnswers.ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Rationale, HostileText.Formula).SetProperty(a => a.MinorityView, Markup).SetProperty(a => a.AgreedBy, HostileText.Override), Cancel);
        await db.ActionItems.ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Title, HostileText.Formula).SetProperty(a => a.Owner, "@SUM(A1:A9)").SetProperty(a => a.Note, Markup), Cancel);
    }

    /// <summary>No folder, no reading direction, no name that a system or a shell reads otherwise.</summary>
    [GeneratedRegex(@"\A(README\.txt|cio-compass[\p{L}\p{N} ()+=,!.@_-]*\.(pdf|pptx|docx|xlsx|csv|json|zip))\z")]
    private static partial Regex PlainName();

    /// <summary>A cell that a spreadsheet would run.</summary>
    [GeneratedRegex("(?m)(^|,)\"?(=|@)")]
    private static partial Regex Formula();
}
