using System.Security.Claims;
using CioCompass.Core.Backups;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CioCompass.Web.Features.Backups;

/// <summary>Sends a backup, <c>/admin/backups/{name}</c>, as it lies on the disk: by a name of the list, never by a path.</summary>
public static class BackupEndpoints
{
    /// <summary>https://www.iana.org/assignments/media-types/application/vnd.sqlite3</summary>
    private const string ContentType = "application/vnd.sqlite3";

    public static void MapBackupDownload(this IEndpointRouteBuilder routes) =>
        routes.MapGet(BackupsPage.Path + "/{name}", SendAsync).RequireAuthorization(Policies.Administrator).AllowCookieRedirect();

    private static async Task<Results<PhysicalFileHttpResult, NotFound>> SendAsync(
        string name, BackupAdministration backups, ClaimsPrincipal user, CancellationToken cancellationToken) =>
        await backups.DownloadAsync(name, CompassClaims.ActorOf(user)!, cancellationToken) is { } file
            ? TypedResults.PhysicalFile(file.Path, ContentType, file.Name)
            : TypedResults.NotFound();
}
