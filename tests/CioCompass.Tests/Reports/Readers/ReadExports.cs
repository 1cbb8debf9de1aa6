using System.Text.Json;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Docx;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Reports.Pptx;
using CioCompass.Core.Reports.Xlsx;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Exports;
using CioCompass.Tests.Reports.Support;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Readers;

/// <summary>Every export of one assessment in each language, and once with hostile text, as the libraries of others read it.</summary>
public sealed class ReadExports : IAsyncLifetime
{
    private static readonly IReportFormat[] Formats =
        [new XlsxFormat(), new DocxFormat(), new PptxFormat(), new ReportPdf(PaperSize.A4), new CsvFormat()];

    private readonly Dictionary<string, Report> reports = [];
    private JsonDocument? seen;

    public Report ReportIn(string language) => reports[language];

    public IReadOnlyList<ActionView> Actions { get; private set; } = [];

    public IReadOnlyList<StatisticView> Statistics { get; private set; } = [];

    /// <summary>The libraries' reading of a file; fails where one of them could not open it.</summary>
    public JsonElement Of(string file)
    {
        var found = seen!.RootElement.GetProperty(file);
        Assert.False(found.TryGetProperty("error", out var error), $"{file}: {error}");
        return found;
    }

    public async ValueTask InitializeAsync()
    {
        await using var example = await ReportExample.CreateAsync();
        var files = new Dictionary<string, byte[]>();
        foreach (var language in Cultures.All)
        {
            var report = reports[language.Name] = await example.ReadAsync(language.Name);
            await AddAsync(files, example, language.Name);
            Add(files, language.Name, report);
        }

        Add(files, "hostile", reports["hostile"] = ReportVariants.Hostile(reports["en"]));
        Add(files, "empty", reports["empty"] = await ReportVariants.EmptyAsync(example));
        var pack = await example.Database.Get<HandOverService>().PackAsync(
            example.AssessmentId, Cultures.All, example.Consultant, new Progress<double>(), CancellationToken.None);
        files["pack.zip"] = await File.ReadAllBytesAsync(Assert.IsType<PackResult.Made>(pack).Pack.File);
        seen = await NodeReaders.ReadAsync(files, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        seen?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void Add(Dictionary<string, byte[]> files, string name, Report report)
    {
        foreach (var format in Formats)
        {
            files[$"{name}.{format.Extension}"] = WrittenReport.Of(format, report);
        }
    }

    /// <summary>Adds the files that are not of one report: the plan and the figures.</summary>
    private async Task AddAsync(Dictionary<string, byte[]> files, ReportExample example, string language)
    {
        using var culture = new InCulture(language);
        var plan = example.Database.Get<ActionPlan>();
        var questions = await example.Database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        Actions = (await plan.ExportAsync(ActionFilter.All, "csv", example.Consultant, CancellationToken.None))!;
        files[$"actions-{language}.csv"] = ActionsCsv.Write(Actions, questions, plan.Today);
        files[$"actions-{language}.ics"] = ActionsCalendar.Write(Actions, questions, new Uri("https://compass.example.org"));
        Statistics = (await example.Database.Get<StatisticCatalog>().CurrentAsync(CancellationToken.None)).Statistics;
        files[$"statistics-{language}.csv"] = StatisticsCsv.Write(new StatisticsSelection(Statistics, [], [.. Cultures.All], questions));
    }
}
