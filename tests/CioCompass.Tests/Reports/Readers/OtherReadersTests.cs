using System.Text.Json;
using CioCompass.Core.Reports;
using CioCompass.Core.Text;
using CioCompass.Tests.Reports.Support;

namespace CioCompass.Tests.Reports.Readers;

/// <summary>exceljs, SheetJS, mammoth, pptxtojson, pdf.js and ical.js open what the program exports, and find in it what was put in.</summary>
public sealed class OtherReadersTests(ReadExports exports) : IClassFixture<ReadExports>
{
    [Theory]
    [InlineData("en", "exceljs")]
    [InlineData("nl", "exceljs")]
    [InlineData("fr", "exceljs")]
    [InlineData("en", "sheetjs")]
    [InlineData("nl", "sheetjs")]
    [InlineData("fr", "sheetjs")]
    public void A_workbook_has_its_sheets_with_every_level_in_its_cell(string language, string library)
    {
        var report = exports.ReportIn(language);

        var sheets = SheetsOf($"{language}.xlsx", library);

        Assert.Equal(6, sheets.Count);
        var answers = sheets[2].Rows;
        Assert.Equal(report.Questions.Select(q => q.Key), answers.Skip(1).Select(r => r[1].GetString()));
        Assert.Equal(report.Questions.Select(q => q.Result.Now.Level), answers.Skip(1).Select(r => NumberOf(r[4])));
        Assert.Contains(sheets[0].Rows.SelectMany(r => r), c => c.ValueKind == JsonValueKind.String && c.GetString() == report.Cover.OrganisationName);
    }

    [Fact]
    public void A_workbooks_tables_are_found() => Assert.Equal(
        ["Compass", "Answers", "Votes", "Actions", "Statistics"],
        exports.Of("en.xlsx").GetProperty("exceljs").GetProperty("tables").EnumerateArray().Select(t => t.GetString()));

    [Theory]
    [InlineData("exceljs")]
    [InlineData("sheetjs")]
    public void Hostile_text_is_read_from_a_workbook_as_it_was_typed(string library)
    {
        var actions = SheetsOf("hostile.xlsx", library)[4].Rows;

        Assert.Equal(
            HostileText.All.Select(OfficeFile.Surviving),
            actions.Skip(1).Select(r => r.First(c => c.ValueKind == JsonValueKind.String && c.GetString() is { Length: > 0 }).GetString()!));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void Answers_actions_and_figures_as_csv_fall_into_their_columns(string language)
    {
        var report = exports.ReportIn(language);

        var answers = CsvOf($"{language}.csv");
        var actions = CsvOf($"actions-{language}.csv");
        var statistics = CsvOf($"statistics-{language}.csv");

        Assert.Equal(report.Questions.Select(q => q.Key), answers.Skip(1).Select(r => r[1].GetString()));
        Assert.Equal(exports.Actions.Select(a => a.Content.Title), actions.Skip(1).Select(r => r[5].GetString()));
        Assert.Equal(exports.Statistics.Select(s => s.Key), statistics.Skip(1).Select(r => r[0].GetString()));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void A_document_has_its_headings_and_texts(string language)
    {
        var report = exports.ReportIn(language);

        var document = exports.Of($"{language}.docx").GetProperty("mammoth");

        Assert.Empty(document.GetProperty("errors").EnumerateArray());
        var html = document.GetProperty("html").GetString()!;
        Assert.All(report.Themes, t => Assert.Matches($"<h[1-3]>(<a[^>]*></a>)*[^<]*{System.Text.RegularExpressions.Regex.Escape(Html(t.Name))}", html));
        Assert.All(report.Questions, q => Assert.Contains(Html(q.Text), html, StringComparison.Ordinal));
        Assert.Contains("<table>", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void Slides_have_their_texts_and_notes(string language)
    {
        var slides = exports.Of($"{language}.pptx").GetProperty("slides").EnumerateArray().ToList();

        Assert.True(slides.Count > 5, $"{slides.Count} slides");
        Assert.Contains(exports.ReportIn(language).Cover.OrganisationName, slides[0].GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.All(slides, s => Assert.NotEqual("", s.GetProperty("text").GetString()!.Trim()));
    }

    [Theory]
    [InlineData("en.docx")]
    [InlineData("en.pptx")]
    [InlineData("hostile.docx")]
    [InlineData("hostile.pptx")]
    public void The_data_of_every_chart_opens(string file)
    {
        var charts = exports.Of(file).GetProperty("charts").EnumerateArray().ToList();

        Assert.NotEmpty(charts);
        Assert.All(charts, c => Assert.True(Assert.Single(c.EnumerateObject()).Value.GetArrayLength() > 1));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void A_pdf_is_read_by_its_structure_in_order(string language)
    {
        var report = exports.ReportIn(language);

        var pdf = exports.Of($"{language}.pdf");

        Assert.True(pdf.GetProperty("marked").GetBoolean());
        Assert.Equal(language, pdf.GetProperty("language").GetString());
        Assert.Contains(report.Cover.OrganisationName, pdf.GetProperty("title").GetString(), StringComparison.Ordinal);
        var elements = pdf.GetProperty("pages").EnumerateArray().SelectMany(p => p.GetProperty("elements").EnumerateArray()).ToList();
        var headings = elements.Where(e => e.GetProperty("role").GetString() is ['H', _]).Select(TextOf).ToList();
        Assert.Equal(report.Cover.OrganisationName, headings[0]);
        Assert.Equal(
            report.Questions.Select(q => q.Text),
            headings.Select(h => report.Questions.FirstOrDefault(q => h.EndsWith(Spaced(q.Text), StringComparison.Ordinal))?.Text).OfType<string>());
        Assert.Contains(elements, e => e.GetProperty("role").GetString() == "Figure" && e.GetProperty("alt").GetString() is { Length: > 20 });
        Assert.Contains(elements, e => e.GetProperty("role").GetString() == "TH");
        Assert.All(report.Questions, q => Assert.Contains(
            pdf.GetProperty("outline").EnumerateArray(), o => o.GetString()!.EndsWith(q.Text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    public void A_calendar_has_each_due_action_as_a_whole_day(string language)
    {
        var events = exports.Of($"actions-{language}.ics").GetProperty("events").EnumerateArray().ToList();

        var due = exports.Actions.Where(a => a.Content.DueOn is not null).ToList();
        Assert.NotEmpty(due);
        Assert.Equal(
            due.Select(a => (a.Content.Title, $"{a.Content.DueOn:yyyy-MM-dd}")),
            events.Select(e => (e.GetProperty("summary").GetString()!, e.GetProperty("start").GetString()!)));
        Assert.All(events, e => Assert.True(e.GetProperty("wholeDay").GetBoolean()));
    }

    [Theory]
    [InlineData("hostile")]
    [InlineData("empty")]
    public void Reports_with_hostile_text_or_with_nothing_in_them_open_as_well(string name) =>
        Assert.All((string[])["xlsx", "docx", "pptx", "pdf", "csv"], extension => exports.Of($"{name}.{extension}"));

    [Fact]
    public void A_pack_unpacks_and_each_of_its_files_opens()
    {
        var files = exports.Of("pack.zip").GetProperty("files").EnumerateObject().ToList();

        Assert.Equal(Languages.All.Count, files.Count(f => f.Name.EndsWith(".pdf", StringComparison.Ordinal)));
        Assert.All(files, f => Assert.True(f.Name.EndsWith(".txt", StringComparison.Ordinal) || f.Value.ValueKind == JsonValueKind.Object, f.Name));
    }

    private IReadOnlyList<(string Name, List<List<JsonElement>> Rows)> SheetsOf(string file, string library)
    {
        var seen = exports.Of(file).GetProperty(library);
        return Sheets(library == "exceljs" ? seen.GetProperty("sheets") : seen);
    }

    private List<List<JsonElement>> CsvOf(string file) => Assert.Single(Sheets(exports.Of(file).GetProperty("sheetjs"))).Rows;

    private static List<(string Name, List<List<JsonElement>> Rows)> Sheets(JsonElement sheets) =>
        [.. sheets.EnumerateObject().Select(s => (s.Name, s.Value.EnumerateArray().Select(r => r.EnumerateArray().ToList()).ToList()))];

    private static int? NumberOf(JsonElement cell) => cell.ValueKind == JsonValueKind.Number ? cell.GetInt32() : null;

    private static string TextOf(JsonElement element) => element.GetProperty("text").GetString()!;

    /// <summary>pdf.js gives every kind of blank as a plain one.</summary>
    private static string Spaced(string text) => text.Replace('\u00a0', ' ');

    private static string Html(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
