using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Assessments.Gates;

/// <summary>A database as it was before the gate could be opened with a reason, with data in it.</summary>
public sealed class GateMigrationTests
{
    private const string Before = "ContentDrafts";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_of_the_earlier_version_keeps_its_answers_and_its_gate() =>
        await MigrateAsync(await TestDatabase.InFileAsync());

    [Fact]
    public async Task So_does_a_database_on_PostgreSQL() => await MigrateAsync(await TestDatabase.OnPostgresAsync());

    private static async Task MigrateAsync(TestDatabase database)
    {
        await using var room = await WorkshopRoom.OpenAsync(database);
        var answers = database.Get<AnswerService>();

        // An answer of the very moment at which its assessment was made would be taken for one that was carried over.
        database.Clock.Advance(TimeSpan.FromMinutes(1));
        await answers.SaveAsync(
            room.AssessmentId, "initiatives", ResponseContent.Empty,
            new ResponseContent { Answer = Answer.Rated(4), Note = "Kept", Target = 5 }, room.Consultant, Cancel);

        await using (var db = database.Open())
        {
            await db.GetService<IMigrator>().MigrateAsync(Before, Cancel);
            await db.Database.MigrateAsync(Cancel);
        }

        var view = (await database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel))!;
        Assert.Equal(
            new ResponseContent { Answer = Answer.Rated(4), Note = "Kept", Target = 5 }, view.ContentOf("initiatives"));
        Assert.False(view.Responses["initiatives"].BeforeInventory);
        Assert.Null(view.Gate.Opening);
        Assert.Equal(["customer-bond", "innovation-technology"], view.Gate.Missing.Select(q => q.Key));
        Assert.Equal(GateOutcome.Done, await database.Get<GateService>().OpenAsync(room.AssessmentId, "Why", room.Consultant, Cancel));
    }
}
