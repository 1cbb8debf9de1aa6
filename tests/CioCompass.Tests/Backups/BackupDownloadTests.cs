using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Backups;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Backups;

public sealed class BackupDownloadTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_backup_is_downloaded_whole_as_a_file_that_nobody_keeps_and_the_log_says_who_took_it()
    {
        await using var app = new CompassWebApp { InFile = true };
        var (administrator, actor) = await app.SignedInAsync("Backup admin", Role.Administrator);
        Assert.Equal(BackupOutcome.Done, await app.Services.GetRequiredService<BackupAdministration>().MakeAsync(Guid.NewGuid(), actor));
        var file = app.Services.GetRequiredService<BackupService>().Files()[0];

        using var response = await administrator.GetAsync($"/admin/backups/{file.Name}", Cancel);

        Assert.Equal(await File.ReadAllBytesAsync(file.Path, Cancel), await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(file.Name, response.Content.Headers.ContentDisposition!.FileName);
        Assert.True(response.Headers.CacheControl!.NoStore);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        Assert.Equal(file.Name, (await db.AuditEntries.SingleAsync(e => e.ActorId == actor.UserId && e.Action == AuditAction.BackupDownloaded, Cancel)).Detail);
        Assert.Contains(file.Name, await administrator.GetStringAsync("/admin/backups", Cancel), StringComparison.Ordinal);
    }
}
