using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Data.Transactions;

/// <summary>Only the true case is told as "somebody else was first" or "no room".</summary>
public sealed class WriteFailuresTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_that_is_there_is_taken_and_a_row_that_is_gone_overtaken()
    {
        await using var database = await TestDatabase.CreateAsync();
        var organisation = await database.AddOrganisationAsync("Acme");
        var taken = await FailureAsync(database, db => db.Organisations.Add(organisation));
        var gone = await FailureAsync(database, db => db.Assessments.Add(new Assessment(Guid.NewGuid(), 1, "Spring", default, DateTime.UnixEpoch)));
        var changed = await FailureAsync(database, db =>
        {
            db.Organisations.Attach(new Organisation("Gone", DateTime.UnixEpoch)).Entity.Rename("Else");
        });

        Assert.Equal((true, true, false), (taken.IsTaken(), taken.IsOvertaken(), taken.IsFull()));
        Assert.Equal((false, true, false), (gone.IsTaken(), gone.IsOvertaken(), gone.IsFull()));
        Assert.Equal((false, true, false), (changed.IsTaken(), changed.IsOvertaken(), changed.IsFull()));
    }

    [Fact]
    public async Task A_disk_that_breaks_is_neither()
    {
        var commands = new FailingCommands { With = "INSERT INTO \"Organisations\"" };
        await using var database = await TestDatabase.CreateAsync(services => services.Intercept(commands));

        var failure = await FailureAsync(database, db => db.Organisations.Add(new Organisation("Acme", DateTime.UnixEpoch)));

        Assert.Equal((false, false, false), (failure.IsTaken(), failure.IsOvertaken(), failure.IsFull()));
    }

    [Fact]
    public async Task A_full_disk_is_full()
    {
        await using var database = await TestDatabase.InFileAsync(FullConnections.Use);

        var failure = await FailureAsync(database, db => db.Organisations.AddRange(
            Enumerable.Range(0, 1000).Select(n => new Organisation(new string('x', 200), DateTime.UnixEpoch))));

        Assert.Equal((false, true), (failure.IsOvertaken(), failure.IsFull()));
    }

    [Theory]
    [InlineData(28, true)]
    [InlineData(5, false)]
    [InlineData(2, false)]
    public void A_file_that_cannot_be_written_is_no_room_only_where_the_system_says_so(int errno, bool isFull)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(isFull, new IOException("From the system", errno).IsFull());
            Assert.Equal(isFull, new InvalidOperationException("Around it", new IOException("From the system", errno)).IsFull());
        }
    }

    private static async Task<DbUpdateException> FailureAsync(TestDatabase database, Action<CompassDbContext> write)
    {
        await using var db = database.Open();
        write(db);
        return await Assert.ThrowsAnyAsync<DbUpdateException>(() => db.SaveChangesAsync(Cancel));
    }
}
