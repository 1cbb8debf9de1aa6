using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Preferences;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Reports.Exports;

/// <summary>
/// Files of an assessment's report: <c>/assessments/{id}/report.pdf</c> and the like makes one while the reader waits;
/// <c>/exports/{id}</c> sends one that was made in the background. <c>?language=</c> is that of the file only: the page stays in its own.
/// </summary>
public static class ExportEndpoints
{
    /// <summary>Seconds after which one who has too many files under way may ask again.</summary>
    private const string RetryAfterSeconds = "5";

    public static void MapReportExports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessments/{id:guid}/report.{extension}", MakeAsync).RequireAuthorization().AllowCookieRedirect();
        routes.MapGet("/exports/{id:guid}", SendAsync).RequireAuthorization().AllowCookieRedirect();
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound, BadRequest, StatusCodeHttpResult>> MakeAsync(
        Guid id, string extension, string? compare, string? language, HttpContext context, ExportJobs exports)
    {
        // A comparison that is no id at all is one that does not exist: the report then says what it was compared with instead.
        var compareId = Guid.TryParse(compare, out var parsed) ? parsed : (Guid?)null;
        var culture = string.IsNullOrEmpty(language) ? CultureInfo.CurrentUICulture : Languages.Find(language)?.Culture;
        if (culture is null)
        {
            return TypedResults.BadRequest();
        }

        if (exports.Formats.All(f => !string.Equals(f.Extension, extension, StringComparison.OrdinalIgnoreCase)))
        {
            return TypedResults.NotFound();
        }

        if (exports.Start(new ExportRequest(id, extension, culture, compareId), ActorOf(context)) is not { } job)
        {
            context.Response.Headers.RetryAfter = RetryAfterSeconds;
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // Also when the reader goes away: then nobody is left to make it for.
        context.Response.OnCompleted(() =>
        {
            exports.Forget(job);
            return Task.CompletedTask;
        });
        await using (context.RequestAborted.Register(job.Cancel))
        {
            await job.Ended;
        }

        return job.State switch
        {
            ExportState.Done => TypedResults.PhysicalFile(job.File, job.ContentType, job.FileName),
            ExportState.NotFound => TypedResults.NotFound(),
            ExportState.Cancelled => TypedResults.StatusCode(StatusCodes.Status499ClientClosedRequest),
            _ => TypedResults.StatusCode(StatusCodes.Status500InternalServerError),
        };
    }

    /// <summary>Sends the file once, and only to one who still may see the assessment: a file that has gone out whole is deleted.</summary>
    private static async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(
        Guid id, HttpContext context, ExportJobs exports, AssessmentService assessments, CancellationToken cancellationToken)
    {
        var actor = ActorOf(context);
        if (exports.Find(id, actor) is not { State: ExportState.Done } job
            || !await assessments.IsVisibleAsync(job.Request.AssessmentId, actor, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        context.Response.OnCompleted(() =>
        {
            if (context.HasSentWhole())
            {
                exports.Fetched(job);
            }

            return Task.CompletedTask;
        });
        return TypedResults.PhysicalFile(job.File, job.ContentType, job.FileName);
    }

    private static Actor ActorOf(HttpContext context) =>
        CompassClaims.ActorOf(context.User) ?? throw new InvalidOperationException("The address lacks its authorisation.");
}
