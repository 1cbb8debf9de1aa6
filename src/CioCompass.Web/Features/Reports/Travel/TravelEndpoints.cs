using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Hosting.Requests;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>
/// Serves <c>/assessments/{id}/report.json</c>, its schema, and the pack of a hand-over. Signed-in readers' files are never kept by a browser, as
/// everything that they see.
/// </summary>
public static class TravelEndpoints
{
    public static void MapTravel(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/assessments/{id:guid}/report.json", ExportAsync).RequireAuthorization().AllowCookieRedirect();
        routes.MapGet("/assessments/{id:guid}/hand-over/{packId:guid}", SendPackAsync).RequireAuthorization().AllowCookieRedirect();
        foreach (var address in DocumentJson.SchemaAddresses)
        {
            routes.MapGet(address, () => TypedResults.Bytes(DocumentJson.Schema(address), "application/schema+json; charset=utf-8"));
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(
        Guid id, HttpContext context, ExportService exports, CancellationToken cancellationToken)
    {
        if (await exports.ExportAsync(id, ActorOf(context), cancellationToken) is not { } document)
        {
            return TypedResults.NotFound();
        }

        var day = Days.Iso(document.Assessment.HeldOn);
        var name = FileName.Of("cio-compass", [document.Organisation.Name, document.Assessment.Title, day], "json");
        return TypedResults.File(DocumentJson.Write(document), JsonFile.ContentType, name);
    }

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> SendPackAsync(
        Guid id, Guid packId, HttpContext context, PackStore packs, AssessmentService assessments, CancellationToken cancellationToken)
    {
        var actor = ActorOf(context);
        if (packs.Find(packId, actor) is not { } pack || pack.AssessmentId != id || !await assessments.IsVisibleAsync(id, actor, cancellationToken))
        {
            return TypedResults.NotFound();
        }

        // Only a pack that has gone out whole lets its original be removed.
        context.Response.OnCompleted(() =>
        {
            if (context.HasSentWhole())
            {
                packs.MarkDownloaded(packId);
            }

            return Task.CompletedTask;
        });
        return TypedResults.PhysicalFile(pack.File, "application/zip", pack.FileName);
    }

    private static Actor ActorOf(HttpContext context) =>
        CompassClaims.ActorOf(context.User) ?? throw new InvalidOperationException("The address lacks its authorisation.");
}
