using System.Security.Claims;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Configuration;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Assessments.Actions.Plan;

/// <summary>
/// The action plan as files: <c>/actions.csv</c> and <c>/actions.ics</c>, with the filter that the page has in its address. Where it names
/// an organisation or assessment that the reader does not see, there is no such file.
/// </summary>
public static class ActionEndpoints
{
    public static void MapActionDownloads(this IEndpointRouteBuilder routes)
    {
        // A visitor who opens such a link is to sign in, as on a page; the framework takes the endpoints for an API and would answer 401.
        routes.MapGet("/actions.csv", CsvAsync).RequireAuthorization().AllowCookieRedirect();
        routes.MapGet("/actions.ics", CalendarAsync).RequireAuthorization().AllowCookieRedirect();
    }

    private static Task<Results<FileContentHttpResult, ProblemHttpResult, NotFound>> CsvAsync(
        [AsParameters] ActionQuery query, [AsParameters] ActionDownload download, CancellationToken cancellationToken) =>
        AnswerAsync(
            query, download, "csv", CsvDocument.ContentType,
            (actions, questions) => ActionsCsv.Write(actions, questions, download.Plan.Today), cancellationToken);

    private static Task<Results<FileContentHttpResult, ProblemHttpResult, NotFound>> CalendarAsync(
        [AsParameters] ActionQuery query, [AsParameters] ActionDownload download, CancellationToken cancellationToken) =>
        AnswerAsync(
            query, download, "ics", ActionsCalendar.ContentType,
            (actions, questions) => ActionsCalendar.Write(actions, questions, download.Site), cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult, NotFound>> AnswerAsync(
        ActionQuery query, ActionDownload download, string format, string contentType,
        Func<IReadOnlyList<ActionView>, QuestionSetView, byte[]> write, CancellationToken cancellationToken)
    {
        // The page shows everything where it does not know a status; a file that holds more than was asked for would go unnoticed.
        if (query.UnknownStatus)
        {
            return TypedResults.Problem(
                PlanStrings.UnknownStatusDownload.Fill(query.Status, string.Join(", ", ActionQuery.Statuses)),
                statusCode: StatusCodes.Status400BadRequest);
        }

        var actor = CompassClaims.ActorOf(download.User)!;
        var actions = await download.Plan.ExportAsync(query.Filter, format, actor, cancellationToken);
        if (actions is null)
        {
            return TypedResults.NotFound();
        }

        var day = Days.Iso(download.Plan.Today);
        return TypedResults.File(
            write(actions, await download.Questions.CurrentAsync(cancellationToken)), contentType, $"cio-compass-actions-{day}.{format}");
    }
}

/// <summary>Dependencies of a download besides its filter.</summary>
internal readonly record struct ActionDownload(
    ActionPlan Plan, QuestionCatalog Questions, IOptions<CompassOptions> Options, ClaimsPrincipal User, HttpRequest Request)
{
    /// <summary>The address that people outside reach; on a laptop the one that the reader came by.</summary>
    public Uri Site => new(Options.Value.PublicUrl is { Length: > 0 } known ? known : $"{Request.Scheme}://{Request.Host}");
}
