using CioCompass.Core.Reports;
using CioCompass.Tests.Reports.Support;
using CsvHelper;

namespace CioCompass.Tests.Reports;

public sealed class CsvFormatTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData("en", ',', "Question key", "Level")]
    [InlineData("nl", ';', "Vraagsleutel", "Niveau")]
    [InlineData("fr", ';', "Clé de la question", "Niveau")]
    public async Task Each_answer_is_a_line_split_where_a_spreadsheet_of_its_language_splits(
        string language, char separator, string key, string level)
    {
        var report = await example.ReadAsync(language);

        var rows = Read(WrittenReport.Of(new CsvFormat(), report), separator);

        Assert.Equal(report.Questions.Select(q => q.Key), rows.Select(r => r[key]));
        Assert.Equal(report.Questions.Select(q => $"{q.Result.Now.Level}"), rows.Select(r => r[level]));
    }

    [Fact]
    public async Task No_text_is_run_as_a_formula()
    {
        var report = ReportVariants.Hostile(await example.ReadAsync());

        var rows = Read(WrittenReport.Of(new CsvFormat(), report));

        Assert.Equal(report.Questions.Count(), rows.Count);
        Assert.Contains(rows.SelectMany(r => r.Values), cell => cell.StartsWith("'=HYPERLINK", StringComparison.Ordinal));
        Assert.DoesNotContain(
            rows.SelectMany(r => r).Where(c => c.Key != "Change"), c => c.Value.Length > 0 && "=+-@\t\r".Contains(c.Value[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_section_of_answers_only_the_heading_is_left()
    {
        var report = ReportVariants.Only(await example.ReadAsync(), ReportSection.Actions);

        Assert.Empty(Read(WrittenReport.Of(new CsvFormat(), report)));
    }

    private static List<Dictionary<string, string>> Read(byte[] file, char separator = ',')
    {
        using var reader = CsvReader.Create(file, new CsvReaderOptions { Separator = separator });
        var rows = new List<Dictionary<string, string>>();
        while (reader.Read())
        {
            rows.Add(reader.Headers.Index().ToDictionary(h => h.Item, h => reader.GetString(h.Index), StringComparer.Ordinal));
        }

        return rows;
    }
}
