using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Accounts.SingleSignOn;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Accounts.SingleSignOn;

public sealed class ProviderAccountsTests : IAsyncLifetime
{
    private const string Issuer = "https://login.example.org";

    private TestDatabase database = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ProviderAccounts Service => database.Get<ProviderAccounts>();

    public async ValueTask InitializeAsync() => database = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Twenty_first_sign_ins_at_once_make_one_account()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => SignInAsync(Person("ann")))));

        Assert.Single(results.Select(r => Assert.IsType<ProviderSignIn.Accepted>(r).UserId).Distinct());
        await using var db = database.Open();
        Assert.Equal(1, await db.UserLogins.CountAsync(Cancel));
    }

    [Fact]
    public async Task The_same_subject_of_another_issuer_is_another_person()
    {
        await SignInAsync(Person("ann") with { Email = "ann@one.example" });
        await SignInAsync(Person("ann") with { Email = "ann@two.example", Issuer = "https://other.example" });

        await using var db = database.Open();
        Assert.Equal(2, await db.Users.CountAsync(Cancel));
    }

    [Fact]
    public async Task An_address_that_was_handed_on_does_not_hand_on_the_account()
    {
        await SignInAsync(Person("ann") with { Email = "reception@example.org" });

        var successor = await SignInAsync(Person("bea") with { Email = "reception@example.org" });

        Assert.Equal(new ProviderSignIn.Refused(ProviderRefusal.EmailTaken), successor);
    }

    [Fact]
    public async Task An_invitation_that_was_not_used_ends_when_the_invited_person_comes_by_single_sign_on()
    {
        var administrator = await database.AddPersonAsync("Zoë", Role.Administrator);
        await database.Get<PeopleService>().InviteAsync(new PersonDraft("ann@example.org", "Ann", Role.Administrator, []), administrator, Cancel);

        var result = await SignInAsync(Person("ann"));

        Assert.IsType<ProviderSignIn.Accepted>(result);
        await using var db = database.Open();
        Assert.Equal(0, await db.AccountLinks.CountAsync(Cancel));
        var ann = Assert.Single((await database.Get<PeopleService>().PageAsync(null, 1, administrator, Cancel)).Items, p => p.Email == "ann@example.org");
        Assert.Equal((Role.Consultant, false), (ann.Role, ann.IsInvited));
    }

    [Fact]
    public async Task Organisations_that_the_provider_does_not_speak_of_stay_as_an_administrator_set_them()
    {
        var organisation = await database.AddOrganisationAsync("Dijle");
        var administrator = await database.AddPersonAsync("Zoë", Role.Administrator);
        var ann = Assert.IsType<ProviderSignIn.Accepted>(await SignInAsync(Person("ann"))).UserId;
        await database.Get<PeopleService>().ChangeAsync(ann, Role.Consultant, [organisation.Id], administrator, Cancel);

        await SignInAsync(Person("ann"));

        await using var db = database.Open();
        Assert.Equal(1, await db.OrganisationMembers.CountAsync(m => m.UserId == ann, Cancel));
    }

    [Fact]
    public async Task Organisations_are_found_however_their_accents_are_written()
    {
        var organisation = await database.AddOrganisationAsync("Cre\u0300me BV");

        var ann = Assert.IsType<ProviderSignIn.Accepted>(await SignInAsync(Person("ann") with { Organisations = ["Cr\u00e8me BV", "Nowhere"] })).UserId;

        await using var db = database.Open();
        Assert.Equal(organisation.Id, (await db.OrganisationMembers.SingleAsync(m => m.UserId == ann, Cancel)).OrganisationId);
    }

    [Fact]
    public async Task A_sign_in_that_changes_nothing_leaves_the_earlier_ones_alone()
    {
        await SignInAsync(Person("ann") with { Organisations = [] });
        var before = await StampAsync();

        await SignInAsync(Person("ann") with { Organisations = [] });

        Assert.Equal(before, await StampAsync());
    }

    [Theory]
    [InlineData("", "ann@example.org")]
    [InlineData("ann", "")]
    [InlineData("ann", "no address")]
    [InlineData("ann", "Ann <ann@example.org>")]
    public async Task Without_a_subject_or_an_address_there_is_no_account(string subject, string email)
    {
        var result = await SignInAsync(Person(subject) with { Email = email });

        Assert.Equal(new ProviderSignIn.Refused(ProviderRefusal.Incomplete), result);
        await using var db = database.Open();
        Assert.Equal(0, await db.Users.CountAsync(Cancel));
        Assert.Equal(AuditAction.SignInFailed, (await db.AuditEntries.SingleAsync(Cancel)).Action);
    }

    [Fact]
    public async Task A_subject_that_does_not_fit_is_refused_and_not_cut_to_somebody_elses() =>
        Assert.Equal(new ProviderSignIn.Refused(ProviderRefusal.Incomplete), await SignInAsync(Person(new string('a', 129))));

    [Theory]
    [InlineData("", "ann")]
    [InlineData(" \n ", "ann")]
    [InlineData("Ann\r\nPeeters", "Ann Peeters")]
    public async Task The_name_is_the_providers_cleaned_or_else_the_addresss(string name, string expected)
    {
        await SignInAsync(Person("ann") with { DisplayName = name });

        await using var db = database.Open();
        Assert.Equal(expected, (await db.Users.SingleAsync(Cancel)).DisplayName);
    }

    private static ProviderIdentity Person(string subject) => new(Issuer, subject, "ann@example.org", true, "Ann", Role.Consultant, null);

    private Task<ProviderSignIn> SignInAsync(ProviderIdentity who) => Service.SignInAsync(who, linkTo: null, Cancel);

    private async Task<string?> StampAsync()
    {
        await using var db = database.Open();
        return (await db.Users.SingleAsync(Cancel)).SecurityStamp;
    }
}
