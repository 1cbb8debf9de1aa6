using CioCompass.Core.Data.Content;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Faults;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Releases;

/// <summary>An empty database gets all releases at once.</summary>
public sealed class FirstContentTests
{
    /// <summary>When a text was published is another matter: what comes into an empty database was there before any workshop.</summary>
    private const string Published = "PublishedAt";

    private static readonly string[] Tables = ["Sources", "Statistics", "Claims", "QuestionSets", "Themes", "Questions", "RoomQuestions", "ContentReleases"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_releases_at_once_come_to_what_one_after_the_other_comes_to()
    {
        await using var atOnce = await EmptyAsync();
        await using var oneByOne = await EmptyAsync();

        await atOnce.Get<ContentLoader>().LoadAsync(Cancel);
        for (var release = 1; release <= ContentFiles.LatestRelease; release++)
        {
            await oneByOne.Get<ContentLoader>().LoadAsync(release, Cancel);
        }

        foreach (var table in Tables)
        {
            var columns = OnDisk.Rows(atOnce, $"SELECT name FROM pragma_table_info('{table}')").Where(c => c != Published).Select(c => $"\"{c}\"");
            var rows = $"SELECT json_array({string.Join(", ", columns)}) FROM \"{table}\" ORDER BY 1";

            Assert.NotEmpty(OnDisk.Rows(atOnce, rows));
            Assert.Equal(OnDisk.Rows(oneByOne, rows), OnDisk.Rows(atOnce, rows));
        }
    }

    private static async Task<TestDatabase> EmptyAsync()
    {
        var database = await TestDatabase.InFileAsync();
        OnDisk.Remove(database);
        await using var db = database.Open();
        await db.Database.MigrateAsync(Cancel);
        return database;
    }
}
