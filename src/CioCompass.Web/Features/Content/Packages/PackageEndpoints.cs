using System.Globalization;
using System.Security.Claims;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Content.Packages;

/// <summary>The published content as a file, <c>/admin/content/package.json</c>, and the schema that it holds to.</summary>
public static class PackageEndpoints
{
    public const string Path = PackagePage.Path + ".json";

    public static void MapContentPackages(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, ExportAsync).RequireAuthorization(Policies.Administrator).AllowCookieRedirect();
        foreach (var address in PackageJson.SchemaAddresses)
        {
            routes.MapGet(address, () => TypedResults.Bytes(PackageJson.Schema(address), "application/schema+json; charset=utf-8"));
        }
    }

    private static async Task<Results<FileContentHttpResult, NotFound>> ExportAsync(
        PackageExportService exports, ClaimsPrincipal user, CancellationToken cancellationToken)
    {
        if (await exports.ExportAsync(CompassClaims.ActorOf(user)!, cancellationToken) is not { } package)
        {
            return TypedResults.NotFound();
        }

        var day = Days.Iso(ReaderZone.DayOf(package.ExportedAt));
        return TypedResults.File(PackageJson.Write(package), JsonFile.ContentType, FileName.Of("cio-compass", ["content", day], "json"));
    }
}
