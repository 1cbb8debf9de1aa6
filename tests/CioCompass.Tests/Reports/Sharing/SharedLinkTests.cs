using System.Globalization;
using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports.Sharing;

public sealed class SharedLinkTests : IAsyncLifetime
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CancellationToken Cancel = CancellationToken.None;
    private static readonly NewSharedLink ForTheBoard = new("The board", 30, [ReportSection.Summary, ReportSection.Compass]);

    private ReportExample example = null!;

    private SharedLinkService Service => example.Database.Get<SharedLinkService>();

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task A_link_opens_the_chosen_sections_of_its_report_in_the_readers_language()
    {
        var token = await ShareAsync();

        var opened = Assert.IsType<OpenedLink.Opened>(await OpenAsync(token, language: "fr"));

        Assert.Equal([ReportSection.Summary, ReportSection.Compass], opened.Report.Sections.Order());
        Assert.Equal(example.AssessmentId, opened.Report.Cover.AssessmentId);
        Assert.Equal("fr", opened.Report.Culture.Name);
        Assert.NotNull(opened.Report.Results.Data.Previous);
        Assert.Empty(opened.Report.Themes);
    }

    [Fact]
    public async Task Its_token_has_256_bits_and_only_the_hash_is_stored()
    {
        var token = await ShareAsync();

        Assert.Matches("^[A-Za-z0-9_-]{43}$", token);
        await using var db = example.Database.Open();
        Assert.Equal(SecretToken.Hash(token), (await db.SharedLinks.SingleAsync(Cancel)).TokenHash);
        Assert.DoesNotContain(await db.AuditEntries.ToListAsync(Cancel), a => a.Detail.Contains(token, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Role.Cio)]
    [InlineData(Role.Consultant)]
    [InlineData(Role.Administrator)]
    public async Task Everybody_who_sees_the_report_may_share_it_the_CIO_too(Role role)
    {
        var person = await example.Database.AddPersonAsync("Member", role);
        await using (var db = example.Database.Open())
        {
            var organisation = await db.Assessments.Where(a => a.Id == example.AssessmentId).Select(a => a.OrganisationId).SingleAsync(Cancel);
            db.OrganisationMembers.Add(new OrganisationMember(organisation, person.UserId));
            await db.SaveChangesAsync(Cancel);
        }

        var result = await Service.CreateAsync(example.AssessmentId, ForTheBoard, person, Cancel);

        Assert.Equal("Member", Assert.IsType<ShareResult.Shared>(result).Link.CreatedBy);
        Assert.Equal(1, await AuditAsync(AuditAction.LinkShared, person.UserId));
    }

    [Theory]
    [InlineData(Role.Cio)]
    [InlineData(Role.Consultant)]
    public async Task Another_organisations_report_cannot_be_shared_listed_or_revoked_and_the_tries_are_recorded(Role role)
    {
        var token = await ShareAsync();
        var link = Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel));
        var stranger = await example.Database.AddPersonAsync("Stranger", role);

        Assert.IsType<ShareResult.NotFound>(await Service.CreateAsync(example.AssessmentId, ForTheBoard, stranger, Cancel));
        Assert.Empty(await Service.ListAsync(example.AssessmentId, stranger, Cancel));
        Assert.False(await Service.RevokeAsync(link.Id, stranger, Cancel));

        Assert.IsType<OpenedLink.Opened>(await OpenAsync(token));
        Assert.Equal(2, await AuditAsync(AuditAction.AccessRefused, stranger.UserId));
        Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel));
    }

    [Theory]
    [InlineData(" \t ", 30, ReportSection.Summary, ShareError.LabelMissing)]
    [InlineData("Board", 0, ReportSection.Summary, ShareError.DaysOutOfRange)]
    [InlineData("Board", 366, ReportSection.Summary, ShareError.DaysOutOfRange)]
    [InlineData("Board", int.MinValue, ReportSection.Summary, ShareError.DaysOutOfRange)]
    [InlineData("Board", 30, (ReportSection)99, ShareError.NoSections)]
    public async Task A_link_without_a_reader_an_end_or_a_section_is_not_made(string label, int days, ReportSection section, ShareError error)
    {
        var result = await Service.CreateAsync(example.AssessmentId, new NewSharedLink(label, days, [section]), example.Consultant, Cancel);

        Assert.Equal([error], Assert.IsType<ShareResult.Invalid>(result).Errors);
        Assert.Empty(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel));
    }

    [Fact]
    public async Task A_label_is_kept_on_one_line_and_within_its_length()
    {
        var tooLong = new NewSharedLink(new string('x', SharedLink.LabelMaxLength + 1), 1, [ReportSection.Summary]);

        Assert.IsType<ShareResult.Invalid>(await Service.CreateAsync(example.AssessmentId, tooLong, example.Consultant, Cancel));
        await Service.CreateAsync(example.AssessmentId, ForTheBoard with { Label = "The\nboard\u0007 " }, example.Consultant, Cancel);

        Assert.Equal("The board", Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel)).Label);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(365)]
    public async Task It_opens_until_its_last_moment_and_not_after(int days)
    {
        var token = await ShareAsync(ForTheBoard with { Days = days });

        example.Database.Clock.Advance(TimeSpan.FromDays(days) - TimeSpan.FromSeconds(1));
        Assert.IsType<OpenedLink.Opened>(await OpenAsync(token));
        example.Database.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.IsType<OpenedLink.NotFound>(await OpenAsync(token));
        Assert.Equal(SharedLinkState.Expired, Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel)).State);
    }

    [Fact]
    public async Task A_revoked_link_shows_nothing_from_that_moment_and_is_recorded_once()
    {
        var token = await ShareAsync();
        var link = Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel));

        Assert.True(await Service.RevokeAsync(link.Id, example.Consultant, Cancel));
        Assert.True(await Service.RevokeAsync(link.Id, example.Consultant, Cancel));

        Assert.IsType<OpenedLink.NotFound>(await OpenAsync(token));
        Assert.Equal(1, await AuditAsync(AuditAction.LinkRevoked, example.Consultant.UserId));
        Assert.Equal(SharedLinkState.Revoked, Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel)).State);
    }

    [Theory]
    [InlineData("UPDATE \"Assessments\" SET \"DeletedAt\" = '2026-03-02 09:30:00'")]
    [InlineData("UPDATE \"Organisations\" SET \"DeletedAt\" = '2026-03-02 09:30:00'")]
    public async Task The_links_of_what_is_deleted_are_dead(string deletion)
    {
        var token = await ShareAsync();
        await using (var db = example.Database.Open())
        {
            await db.Database.ExecuteSqlRawAsync(deletion, Cancel);
        }

        Assert.IsType<OpenedLink.NotFound>(await OpenAsync(token));
    }

    [Fact]
    public async Task Every_opening_counts_and_one_an_hour_is_recorded_without_the_token()
    {
        var token = await ShareAsync();
        foreach (var minutes in (int[])[0, 5, 10, 30])
        {
            example.Database.Clock.Advance(TimeSpan.FromMinutes(minutes));
            Assert.IsType<OpenedLink.Opened>(await OpenAsync(token));
        }

        // At 9:30, 9:35, 9:45 and 10:15.
        var link = Assert.Single(await Service.ListAsync(example.AssessmentId, example.Consultant, Cancel));
        Assert.Equal((4, example.Database.Clock.GetUtcNow().UtcDateTime), (link.Opened, link.LastOpenedAt!.Value));
        await using var db = example.Database.Open();
        var rows = await db.AuditEntries.Where(a => a.Action == AuditAction.LinkOpened).ToListAsync(Cancel);
        Assert.Equal(2, rows.Count);
        Assert.All(rows, r => Assert.Equal((null, "The board", example.AssessmentId, link.Id.ToString()), (r.ActorId, r.ActorName, r.SubjectId, r.Detail)));
    }

    [Fact]
    public async Task After_ten_wrong_links_in_a_minute_an_address_waits_while_others_and_right_links_do_not()
    {
        var token = await ShareAsync();
        foreach (var wrong in Enumerable.Range(0, 10))
        {
            Assert.IsType<OpenedLink.NotFound>(await OpenAsync(wrong.ToString("D43", CultureInfo.InvariantCulture)));
        }

        Assert.InRange(Assert.IsType<OpenedLink.Refused>(await OpenAsync("wrong")).RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.IsType<OpenedLink.Opened>(await OpenAsync(token));
        Assert.IsType<OpenedLink.NotFound>(await OpenAsync("wrong", address: "192.0.2.2"));
        example.Database.Clock.Advance(SharedReportReader.Window);
        Assert.IsType<OpenedLink.NotFound>(await OpenAsync("wrong"));
    }

    [Fact]
    public async Task A_reader_by_a_link_sees_its_assessment_and_nothing_of_any_other_organisation()
    {
        await using var db = example.Database.Open();
        var shared = await db.Assessments.SingleAsync(a => a.Id == example.AssessmentId, Cancel);
        var other = await example.Database.AddOrganisationAsync("Other", example.Consultant);
        await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(other.Id, "Secret", new DateOnly(2026, 3, 2), null), example.Consultant, Cancel);
        var reader = Actor.OfLink("The board", new LinkScope(shared.Id, shared.OrganisationId));

        Assert.Equal([shared.OrganisationId], await db.Assessments.VisibleTo(reader).Select(a => a.OrganisationId).Distinct().ToListAsync(Cancel));
        Assert.Equal([shared.Id], await db.Workshops.VisibleTo(reader).Select(w => w.AssessmentId).Distinct().ToListAsync(Cancel));
        Assert.Equal([shared.Id], await db.Rounds.VisibleTo(reader).Select(r => r.Workshop.AssessmentId).Distinct().ToListAsync(Cancel));
        Assert.Empty(await db.Organisations.VisibleTo(reader).ToListAsync(Cancel));
        Assert.False(reader.MayEdit);
    }

    private async Task<string> ShareAsync(NewSharedLink? wanted = null) =>
        Assert.IsType<ShareResult.Shared>(await Service.CreateAsync(example.AssessmentId, wanted ?? ForTheBoard, example.Consultant, Cancel)).Token;

    private Task<OpenedLink> OpenAsync(string token, string language = "en", string address = "192.0.2.1") =>
        example.Database.Get<SharedReportReader>().OpenAsync(token, language == "en" ? English : CultureInfo.GetCultureInfo(language), IPAddress.Parse(address), Cancel);

    private async Task<int> AuditAsync(AuditAction action, Guid actorId)
    {
        await using var db = example.Database.Open();
        return await db.AuditEntries.CountAsync(a => a.Action == action && a.ActorId == actorId, Cancel);
    }
}
