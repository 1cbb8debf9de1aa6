using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.HandOver;

/// <summary>The removal of a hand-over: its extent, who may do it, and when it is refused.</summary>
public sealed class HandOverTests : IAsyncLifetime
{
    private HandOverExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => example = await HandOverExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task Removing_leaves_no_row_of_the_assessment_and_says_what_went()
    {
        var pack = await example.DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await example.RemoveAsync(pack, example.Organisation)).Counts;

        Assert.Equal((12, 1, 4, 20, 1, 2), (removed.Responses, removed.Workshops, AtLeast(removed.Rounds, 4), removed.Ballots, removed.AgreedAnswers, removed.Actions));
        await using var db = example.Database.Open();
        Assert.False(await db.Assessments.AnyAsync(a => a.Id == example.Assessment, Cancel));
        Assert.Equal(0, await db.BallotCounts.CountAsync(Cancel) + await db.Rounds.CountAsync(Cancel) + await db.Workshops.CountAsync(Cancel)
            + await db.AgreedAnswers.CountAsync(Cancel) + await db.ActionItems.CountAsync(a => a.AssessmentId == example.Assessment, Cancel) + await db.SharedLinks.CountAsync(Cancel));
        Assert.Equal(12, await db.Set<Response>().CountAsync(Cancel));
        var entry = await db.AuditEntries.SingleAsync(e => e.Action == AuditAction.HandedOver, Cancel);
        Assert.StartsWith("responses 12", entry.Detail, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(example.Database.Data.Packs));
    }

    [Fact]
    public async Task Nothing_is_removed_before_the_download_or_without_the_name()
    {
        var pack = await example.PackAsync();
        Assert.IsType<RemovalResult.NotDownloaded>(await example.RemoveAsync(pack, example.Organisation));

        example.Database.Get<PackStore>().MarkDownloaded(pack.Id);
        Assert.IsType<RemovalResult.NameDiffers>(await example.RemoveAsync(pack, "Somebody"));
        Assert.IsType<RemovalResult.NameDiffers>(await example.RemoveAsync(pack, null));

        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task What_somebody_changed_after_the_pack_is_not_removed()
    {
        var pack = await example.DownloadedAsync();
        await using (var db = example.Database.Open())
        {
            var action = await db.ActionItems.FirstAsync(a => a.AssessmentId == example.Assessment, Cancel);
            action.Change(new("Another title", "", null, default, ""), "Somebody", example.Database.Clock.GetUtcNow().UtcDateTime);
            await db.SaveChangesAsync(Cancel);
        }

        Assert.IsType<RemovalResult.Changed>(await example.RemoveAsync(pack, example.Organisation));
        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task An_open_workshop_stays_and_keeps_the_assessment()
    {
        await WorkshopRoom.OverAsync(example.Database, example.Consultant, example.Assessment);

        Assert.IsType<PackResult.WorkshopOpen>(await example.TryPackAsync());
    }

    [Fact]
    public async Task For_a_cio_and_a_stranger_there_is_nothing_and_the_attempt_is_recorded()
    {
        var pack = await example.DownloadedAsync();
        var stranger = await example.Database.AddPersonAsync("Stranger", Role.Consultant);
        var cio = await example.Database.AddPersonAsync("Cio", Role.Cio);
        await using (var db = example.Database.Open())
        {
            var id = await db.Assessments.Where(a => a.Id == example.Assessment).Select(a => a.OrganisationId).SingleAsync(Cancel);
            db.OrganisationMembers.Add(new OrganisationMember(id, cio.UserId));
            await db.SaveChangesAsync(Cancel);
        }

        foreach (var actor in (Actor[])[stranger, cio])
        {
            Assert.Null(await example.Service.FindAsync(example.Assessment, actor, Cancel));
            Assert.IsType<PackResult.NotFound>(await example.TryPackAsync(actor));
            Assert.IsType<RemovalResult.NotFound>(await example.RemoveAsync(pack, example.Organisation, actor: actor));
        }

        await using var audit = example.Database.Open();
        var refused = await audit.AuditEntries.Where(e => e.Action == AuditAction.AccessRefused).ToListAsync(Cancel);
        Assert.Contains(refused, e => e.ActorId == cio.UserId);
        Assert.Contains(refused, e => e.ActorId == stranger.UserId);
        Assert.NotNull(await example.ReadAsync());
    }

    [Fact]
    public async Task With_its_last_assessment_the_organisation_goes_where_that_is_wished()
    {
        await using (var db = example.Database.Open())
        {
            await db.Assessments.Where(a => a.Id != example.Assessment).ExecuteDeleteAsync(Cancel);
        }

        var pack = await example.DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await example.RemoveAsync(pack, example.Organisation, alsoOrganisation: true)).Counts;

        Assert.True(removed.Organisation);
        await using var after = example.Database.Open();
        Assert.False(await after.Organisations.AnyAsync(Cancel) || await after.OrganisationMembers.AnyAsync(Cancel));
    }

    [Fact]
    public async Task Assessments_that_were_deleted_before_are_counted_and_stay_with_the_organisation_until_they_are_purged()
    {
        await using (var db = example.Database.Open())
        {
            var now = example.Database.Clock.GetUtcNow().UtcDateTime;
            (await db.Assessments.SingleAsync(a => a.Id != example.Assessment, Cancel)).Delete(now);
            await db.SaveChangesAsync(Cancel);
        }

        var pack = await example.DownloadedAsync();
        var view = (await example.Service.FindAsync(example.Assessment, example.Consultant, Cancel))!;
        Assert.Equal((true, 1), (view.IsLast, view.Deleted));

        var removed = Assert.IsType<RemovalResult.Removed>(await example.RemoveAsync(pack, example.Organisation, alsoOrganisation: true)).Counts;

        Assert.Equal((false, 1, 12), (removed.Organisation, removed.WaitingToBePurged, removed.Responses));
        await using var after = example.Database.Open();
        var waiting = await after.Assessments.Include(a => a.Organisation).Include(a => a.Responses).SingleAsync(Cancel);
        Assert.Equal(12, waiting.Responses.Count);
        Assert.NotNull(waiting.Organisation.DeletedAt);
        Assert.Contains("organisation deleted", (await after.AuditEntries.SingleAsync(e => e.Action == AuditAction.HandedOver, Cancel)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Votes_that_no_file_tells_of_are_counted_apart()
    {
        var room = await WorkshopRoom.OverAsync(example.Database, example.Consultant, example.Assessment);
        var few = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(few, BallotValue.Level(2), BallotValue.Level(4));
        await room.RevealAsync(few);
        var unshown = await room.OpenRoundAsync("innovation-technology");
        await room.VoteAsync(unshown, BallotValue.Level(2), BallotValue.Level(4), BallotValue.Level(5));
        await room.CloseAsync(unshown);
        await room.Workshops.CloseAsync(room.Id, example.Consultant, Cancel);
        var pack = await example.DownloadedAsync();

        var removed = Assert.IsType<RemovalResult.Removed>(await example.RemoveAsync(pack, example.Organisation)).Counts;

        Assert.Equal((25, 5), (removed.Ballots, removed.BallotsInNoFile));
    }

    private static int AtLeast(int count, int least) => Math.Min(count, least);
}
