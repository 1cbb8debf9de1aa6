using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Exports;
using CioCompass.Core.Text;
using CioCompass.Web.Hosting.Monitoring;
using CioCompass.Web.Hosting.Preferences;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Statistics;

/// <summary>
/// The figures as files: <c>/statistics.csv</c> and <c>/statistics.json</c>, all of them or those that <c>?key=</c> and
/// <c>?audience=</c> name, in all languages or the one that <c>?culture=</c> names.
/// </summary>
public static class StatisticEndpoints
{
    public static void MapStatisticDownloads(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/statistics.csv", CsvAsync).MeasureExport("csv");
        routes.MapGet("/statistics.json", JsonAsync).MeasureExport("json");
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> CsvAsync(
        [AsParameters] StatisticsRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request, s => TypedResults.File(StatisticsCsv.Write(s), CsvDocument.ContentType, request.FileName("csv")), cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult>> JsonAsync(
        [AsParameters] StatisticsRequest request, CancellationToken cancellationToken) =>
        AnswerAsync(
            request,
            s => TypedResults.File(StatisticsDocument.Of(s).ToUtf8(), "application/json; charset=utf-8", request.FileName("json")),
            cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> AnswerAsync(
        StatisticsRequest request, Func<StatisticsSelection, FileContentHttpResult> file, CancellationToken cancellationToken)
    {
        if (request.UnknownLanguage)
        {
            return Problem(
                StatusCodes.Status400BadRequest, StatisticStrings.UnknownLanguageDownload, request.Culture, Languages.Codes);
        }

        if (request.UnknownAudience)
        {
            return Problem(
                StatusCodes.Status400BadRequest, StatisticStrings.UnknownAudienceDownload, request.Audience, Audiences.Keys);
        }

        var statistics = await request.Statistics.CurrentAsync(cancellationToken);
        if (request.HasKey && statistics.Find(request.Key!) is null)
        {
            return Problem(
                StatusCodes.Status404NotFound, StatisticStrings.UnknownStatisticDownload, request.Key, statistics.Statistics.Select(s => s.Key));
        }

        return file(request.Select(statistics, await request.Questions.CurrentAsync(cancellationToken)));
    }

    private static ProblemHttpResult Problem(int status, string text, string? given, IEnumerable<string> known) =>
        TypedResults.Problem(text.Fill(given, string.Join(", ", known)), statusCode: status);
}

/// <summary>Parameters in the address of a download. An empty value is the same as none.</summary>
internal readonly record struct StatisticsRequest(
    string? Key, string? Audience, string? Culture, StatisticCatalog Statistics, QuestionCatalog Questions)
{
    public bool HasKey => !string.IsNullOrWhiteSpace(Key);

    public bool UnknownAudience => !string.IsNullOrWhiteSpace(Audience) && Audiences.Find(Audience) is null;

    public bool UnknownLanguage => !string.IsNullOrWhiteSpace(Culture) && Languages.Find(Culture) is null;

    public StatisticsSelection Select(StatisticsView statistics, QuestionSetView questions)
    {
        var key = HasKey ? Key : null;
        var audience = Audiences.Find(Audience);
        return new StatisticsSelection(
            [.. statistics.Statistics.Where(s => (key is null || s.Key == key) && (audience is null || s.Audience == audience))],
            key is null && audience is null ? statistics.Context : [],
            Languages.Find(Culture) is { } language ? [language.Culture] : [.. Languages.All.Select(l => l.Culture)],
            questions);
    }

    /// <summary>Made of known keys only, once the request has passed its checks.</summary>
    public string FileName(string extension)
    {
        string?[] parts = ["cio-compass", HasKey ? Key : "statistics", Audiences.Find(Audience)?.Key(), Languages.Find(Culture)?.Code];
        return $"{string.Join('-', parts.OfType<string>())}.{extension}";
    }
}
