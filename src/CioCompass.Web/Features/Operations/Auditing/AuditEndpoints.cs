using System.Globalization;
using System.Security.Claims;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Operations.Auditing;

/// <summary>The audit log as a file, <c>/admin/audit.csv</c>, with the filter that the page has in its address.</summary>
public static class AuditEndpoints
{
    public static void MapAuditDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet(AuditQuery.Path + ".csv", CsvAsync).RequireAuthorization(Policies.Administrator).AllowCookieRedirect();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult, NotFound>> CsvAsync(
        [AsParameters] AuditQuery query, AuditReader reader, ClaimsPrincipal user, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (query.IsUnclear)
        {
            return TypedResults.Problem(AuditPageStrings.UnclearFilter, statusCode: StatusCodes.Status400BadRequest);
        }

        if (await reader.ExportAsync(query.Filter, CompassClaims.ActorOf(user)!, cancellationToken) is not { } rows)
        {
            return TypedResults.NotFound();
        }

        var day = Days.Iso(ReaderZone.Today(clock));
        return TypedResults.File(AuditCsv.Write(rows), CsvDocument.ContentType, FileName.Of("cio-compass", ["audit", query.Group ?? "", day], "csv"));
    }
}
