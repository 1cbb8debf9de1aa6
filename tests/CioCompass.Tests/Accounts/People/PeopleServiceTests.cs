using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Accounts.People;

public sealed class PeopleServiceTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private PeopleService Service => database.Get<PeopleService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        administrator = await database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Cio)]
    public async Task Only_an_administrator_manages_people(Role role)
    {
        var other = await database.AddPersonAsync("Bram", role);

        Assert.Equal(ListPages.Empty<Person>(), await Service.PageAsync(null, 1, other, Cancel));
        Assert.Equal(PeopleOutcome.NotAllowed, (await Service.InviteAsync(Draft("eve@example.org"), other, Cancel)).Outcome);
        Assert.Equal(PeopleOutcome.NotAllowed, await Service.ChangeAsync(other.UserId, Role.Administrator, [], other, Cancel));
        Assert.Equal(PeopleOutcome.NotAllowed, await Service.SetDisabledAsync(administrator.UserId, true, other, Cancel));
        Assert.Equal(2, (await Service.PageAsync(null, 1, administrator, Cancel)).Total);
    }

    [Fact]
    public async Task An_invited_person_belongs_to_the_chosen_organisations_and_only_the_hash_of_the_link_is_stored()
    {
        var organisation = await database.AddOrganisationAsync("Dijle");

        var result = await Service.InviteAsync(Draft("bram@example.org", organisation.Id), administrator, Cancel);

        var bram = Assert.Single((await Service.PageAsync(null, 1, administrator, Cancel)).Items, p => p.Email == "bram@example.org");
        Assert.True(bram.IsInvited);
        Assert.Equal([organisation.Id], bram.OrganisationIds);
        await using var db = database.Open();
        var link = await db.AccountLinks.SingleAsync(Cancel);
        Assert.Equal(SecretToken.Hash(result.Token), link.TokenHash);
        Assert.DoesNotContain(await db.AuditEntries.ToListAsync(Cancel), e => e.Detail.Contains(result.Token!, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", PeopleOutcome.EmailInvalid)]
    [InlineData("no address", PeopleOutcome.EmailInvalid)]
    [InlineData("Bram <bram@example.org>", PeopleOutcome.EmailInvalid)]
    [InlineData("ANN@example.org", PeopleOutcome.EmailTaken)]
    public async Task A_wrong_or_taken_address_is_refused(string email, PeopleOutcome expected) =>
        Assert.Equal(expected, (await Service.InviteAsync(Draft(email), administrator, Cancel)).Outcome);

    [Fact]
    public async Task The_last_administrator_can_neither_be_disabled_nor_lose_the_role()
    {
        Assert.Equal(PeopleOutcome.LastAdministrator, await Service.SetDisabledAsync(administrator.UserId, true, administrator, Cancel));
        Assert.Equal(PeopleOutcome.LastAdministrator, await Service.ChangeAsync(administrator.UserId, Role.Cio, [], administrator, Cancel));
    }

    [Fact]
    public async Task Disabling_and_changing_a_person_gives_a_new_security_stamp_so_that_open_pages_end()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);
        var before = await StampAsync(bram);

        await Service.ChangeAsync(bram.UserId, Role.Cio, [], administrator, Cancel);
        var changed = await StampAsync(bram);
        await Service.SetDisabledAsync(bram.UserId, true, administrator, Cancel);

        Assert.NotEqual(before, changed);
        Assert.NotEqual(changed, await StampAsync(bram));
    }

    [Fact]
    public async Task A_new_link_makes_the_old_one_worthless()
    {
        var first = await Service.InviteAsync(Draft("bram@example.org"), administrator, Cancel);
        var bram = Assert.Single((await Service.PageAsync(null, 1, administrator, Cancel)).Items, p => p.IsInvited && p.Email == "bram@example.org");

        var second = await Service.NewLinkAsync(bram.Id, SecretToken.Create(), administrator, Cancel);

        await using var db = database.Open();
        var hash = (await db.AccountLinks.SingleAsync(Cancel)).TokenHash;
        Assert.Equal(SecretToken.Hash(second.Token), hash);
        Assert.NotEqual(SecretToken.Hash(first.Token), hash);
    }

    [Fact]
    public async Task A_long_list_comes_in_pages_and_is_searched_by_name_and_address()
    {
        for (var i = 0; i < ListPages.Size + 5; i++)
        {
            await database.AddPersonAsync($"Person{i}", Role.Cio);
        }

        var second = await Service.PageAsync(null, 2, administrator, Cancel);
        var found = await Service.PageAsync(" PERSON7@example ", 1, administrator, Cancel);

        Assert.Equal((ListPages.Size + 6, 2, 2, 6), (second.Total, second.Pages, second.Page, second.Items.Count));
        Assert.Equal(["Person7"], found.Items.Select(p => p.DisplayName));
        Assert.Equal(0, (await Service.PageAsync("%", 1, administrator, Cancel)).Total);
    }

    [Fact]
    public async Task What_somebody_who_may_not_manage_people_tried_is_recorded()
    {
        var bram = await database.AddPersonAsync("Bram", Role.Consultant);

        await Service.SetDisabledAsync(administrator.UserId, true, bram, Cancel);

        await using var db = database.Open();
        var refused = await db.AuditEntries.SingleAsync(Cancel);
        Assert.Equal((AuditAction.AccessRefused, bram.UserId, administrator.UserId), (refused.Action, refused.ActorId, refused.SubjectId));
    }

    private static PersonDraft Draft(string email, params Guid[] organisations) => new(email, "Bram Claes", Role.Consultant, organisations);

    private async Task<string?> StampAsync(Actor person)
    {
        await using var db = database.Open();
        return await db.Users.Where(u => u.Id == person.UserId).Select(u => u.SecurityStamp).SingleAsync(Cancel);
    }
}
