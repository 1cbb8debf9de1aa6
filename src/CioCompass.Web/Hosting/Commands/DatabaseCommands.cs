using CioCompass.Core.Backups;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Operations.Postgres;

namespace CioCompass.Web.Hosting.Commands;

public static class DatabaseCommands
{
    public static async Task BackUpAsync(string file)
    {
        await using var services = CommandServices.Build();
        services.RequireFile("Back it up with pg_dump, as docs/operations.md says under \"Scale out\".");
        await services.RequireDatabaseAsync();
        await services.GetRequiredService<BackupService>().BackUpToAsync(Path.GetFullPath(file), CancellationToken.None);
        Console.WriteLine($"Backed up to {Path.GetFullPath(file)}, and checked.");
    }

    public static async Task CopyToAsync(string connectionString)
    {
        await using var services = CommandServices.Build();
        services.RequireFile("There is nothing to copy: take CioCompass__Database__Provider and ConnectionStrings__CioCompass away for this command.");
        await services.RequireDatabaseAsync();
        using var held = DirectoryLock.Take(services.GetRequiredService<DataDirectory>());
        var rows = await services.GetRequiredService<DatabaseMove>().CopyToAsync(connectionString, CancellationToken.None);
        Console.WriteLine($"Copied {rows} rows, and counted them there. Everybody signs in again, since the keys of cookies are not copied.");
    }

    public static async Task RestoreAsync(string file)
    {
        await using var services = CommandServices.Build();
        services.RequireFile("Restore it with pg_restore, as docs/operations.md says under \"Scale out\".");
        using var held = DirectoryLock.Take(services.GetRequiredService<DataDirectory>());
        var replaced = await services.GetRequiredService<RestoreService>().RestoreAsync(Path.GetFullPath(file), CancellationToken.None);
        Console.WriteLine($"Restored {Path.GetFullPath(file)}.{(replaced is null ? "" : $" The database it replaced is {replaced}.")}");
    }
}
