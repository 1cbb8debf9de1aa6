using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pdf.Typesetting;

namespace CioCompass.Tests.Reports.Pdf;

public sealed class HostileTextTests(SharedReportExample shared) : IClassFixture<SharedReportExample>
{
    private readonly ReportExample example = shared.Example;

    public static TheoryData<string> Texts() =>
    [
        "=HYPERLINK(\"https://example.org\";\"x\") +1 -1 @SUM(A1)",
        "<img src=x onerror=alert(1)> &amp; ]]> <!-- -->",
        ") Tj ET EMC endstream endobj (\\ %PDF-1.7 <FEFF> [/Name] {0} {1:x}",
        "😀 👩‍👩‍👧‍👦 🇧🇪 ❤️ 🏳️‍🌈",
        "שלום עולם (12) בעברית, then English",
        "السلام عليكم ورحمة الله، لا إله ١٢٣",
        "漢字 ไทย हिन्दी ꙮ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \U00020000",
        "Zalgo: Z̴̛͎a̸l̵g̶o̷ and e\u0301 \u1E69\u0323",
        "no-break\u00A0space, soft\u00ADhyphen, zero\u200Bwidth, thin\u2009space, narrow\u202Fspace",
        new string('W', 4000),
        string.Concat(Enumerable.Repeat("Many words. ", 333)).TrimEnd(),
        string.Join('\n', Enumerable.Range(1, 400).Select(i => $"Line {i}")),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task Any_text_in_any_field_is_read_as_it_was_written(string text)
    {
        using var pdf = TaggedPdf.Of(Everywhere(await example.ReadAsync(), text));

        var lines = text.Split('\n').Select(l => Shaper.Settable(l).Trim()).ToList();
        var read = pdf.Elements.Select(e => e.OwnText.Trim()).ToList();
        // Title, note, reason, minority view, owner, action and its note: each holds all of it.
        Assert.All(lines, line => Assert.True(read.Count(r => r.Contains(line, StringComparison.Ordinal)) >= 7, line));
    }

    [Fact]
    public async Task Control_characters_and_lone_surrogates_are_left_out()
    {
        using var pdf = TaggedPdf.Of(Everywhere(await example.ReadAsync(), "a\0b\u0007c\u001Bd\uD800e\uFEFFf\uFFFEg\u0085h"));

        Assert.Contains(pdf.Elements, e => e.OwnText == "abcdefg" || e.OwnText.StartsWith("abcdefg", StringComparison.Ordinal));
        Assert.DoesNotContain(pdf.Text, c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public async Task A_report_in_which_everything_is_empty_can_be_written()
    {
        using var pdf = TaggedPdf.Of(Everywhere(await example.ReadAsync(), ""));

        Assert.True(pdf.Document.NumberOfPages > 1);
    }

    private static Report Everywhere(Report report, string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return ReportPdfTests.WithQuestions(report, q => q with
        {
            Note = text,
            EvidenceLinks = [$"https://example.org/?q={Uri.EscapeDataString(line.Length > 500 ? line[..500] : line.Replace("\uD800", ""))}"],
            Agreed = new ReportAgreement(line, text, text, line),
            Actions = report.Actions,
        }) with
        {
            Cover = report.Cover with { OrganisationName = line, Title = line, PreviousText = line },
            Actions = [.. report.Actions.Select(a => a with { Title = line, Owner = line, Note = text })],
            Summary = [line, .. report.Summary],
            CompassTitle = line,
        };
    }
}
