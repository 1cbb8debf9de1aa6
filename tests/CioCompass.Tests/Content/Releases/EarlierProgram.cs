using CioCompass.Core.Data.Content;
using CioCompass.Core.Operations;
using CioCompass.Tests.Content.Packages;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Content.Releases;

/// <summary>A database as the program before the second release of the content left it, and the start of this program on it.</summary>
internal sealed class EarlierProgram : IAsyncDisposable
{
    /// <summary>That it spoke.</summary>
    public static readonly IReadOnlySet<string> Languages = new HashSet<string> { "nl", "en", "fr" };

    private const string Content = """
        DELETE FROM "Questions"; DELETE FROM "Themes"; DELETE FROM "QuestionSets"; DELETE FROM "Claims"; DELETE FROM "RoomQuestions";
        DELETE FROM "Statistics"; DELETE FROM "Sources"; DELETE FROM "ContentReleases";
        """;

    private EarlierProgram(PackageExample editor) => Editor = editor;

    /// <summary>Its administrator.</summary>
    public PackageExample Editor { get; }

    public TestDatabase Database => Editor.Database;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<EarlierProgram> StartAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(Content, Cancel);
        }

        await database.Get<ContentLoader>().LoadAsync(1, Cancel);
        return new(await PackageExample.OverAsync(database));
    }

    /// <summary>Takes away what only this version's tables have, and starts this version an hour later.</summary>
    public async Task UpgradeAsync()
    {
        await using (var db = Database.Open())
        {
            var migrations = db.Database.GetMigrations().ToList();
            var before = migrations[migrations.FindIndex(m => m.EndsWith("_ContentReleases", StringComparison.Ordinal)) - 1];
            await db.GetService<IMigrator>().MigrateAsync(before, Cancel);
        }

        Database.Clock.Advance(TimeSpan.FromHours(1));
        await Database.Get<IDatabaseStartup>().PrepareAsync(Cancel);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
