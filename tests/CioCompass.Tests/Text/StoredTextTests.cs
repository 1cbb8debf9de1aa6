using System.Data.Common;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Content.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Text;

/// <summary>No text gets into the database as it was sent: each service that takes one cleans it.</summary>
public sealed class StoredTextTests : IAsyncLifetime
{
    /// <summary>A control character, an accent apart, the override that turns letters around, and an isolate.</summary>
    private const string Sent = "Cre\u0300me\u0000 \u202efdp\u2066.exe ";

    private const string Stored = "Cr\u00e8me fdp.exe";

    private static readonly char[] Forbidden = ['\u0000', '\u0300', '\u202e', '\u2066'];

    private WorkshopRoom room = null!;
    private Actor administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync();
        administrator = await room.Database.AddPersonAsync("Ann", Role.Administrator);
    }

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Names_and_texts_of_an_assessment_are_cleaned()
    {
        await room.Database.Get<OrganisationService>().CreateAsync(Guid.NewGuid(), Sent, administrator, Cancel);
        await room.Database.Get<PeopleService>().InviteAsync(new PersonDraft("dora@example.org", Sent, Role.Cio, []), administrator, Cancel);
        await room.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(room.Organisation.Id, Sent, new DateOnly(2026, 3, 3), null), room.Consultant, Cancel);
        await room.Database.Get<GateService>().OpenAsync(room.AssessmentId, Sent, room.Consultant, Cancel);
        await room.Database.Get<AnswerService>().SaveAsync(
            room.AssessmentId, "innovation-technology", ResponseContent.Empty,
            new ResponseContent { Note = Sent, EvidenceLinks = ["https://example.org/a\u202eb"] }, room.Consultant, Cancel);
        await room.Database.Get<ActionService>().CreateAsync(
            new NewAction(room.AssessmentId, null, ActionOrigin.Own, new ActionContent(Sent, Sent, null, ActionStatus.Open, Sent)), room.Consultant, Cancel);
        await room.Database.Get<SharedLinkService>().CreateAsync(
            room.AssessmentId, new NewSharedLink(Sent, 7, [ReportSection.Summary]), room.Consultant, Cancel);

        await AssertCleanAsync(atLeast: 9);
    }

    [Fact]
    public async Task Names_of_phones_and_texts_of_an_agreement_are_cleaned()
    {
        await room.JoinAsync(Sent);
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(3), BallotValue.Level(5));
        await room.RevealAsync(round);
        Assert.IsType<AgreeResult.Saved>(await room.Database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Unanswered, Answer.Rated(3), Sent, Sent), room.Consultant, Cancel));

        await AssertCleanAsync(atLeast: 3);
    }

    [Fact]
    public async Task Texts_of_questions_are_cleaned_in_the_draft_and_when_they_are_published()
    {
        var drafts = room.Database.Get<ContentDraftService>();
        var draft = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        var sent = draft.Body with { Title = Localized.Of(Sent, Sent, Sent), RoleContext = [Localized.Of(Sent, Sent, Sent)] };

        var saved = (await drafts.SaveAsync(sent, draft.Version, administrator, Cancel)).Draft!;

        Assert.Equal(Localized.Of(Stored, Stored, Stored), saved.Body.Title);
        await DirtyDraftAsync();
        var published = await room.Database.Get<ContentPublisher>().PublishAsync(saved.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
        await AssertCleanAsync(atLeast: 2);
    }

    [Fact]
    public async Task Texts_of_an_own_statistic_are_cleaned_in_the_draft_and_when_it_is_published()
    {
        var drafts = room.Database.Get<StatisticDraftService>();
        var text = Localized.Of(Sent, Sent, Sent);
        var draft = (await drafts.AddAsync(Guid.NewGuid(), Sent, administrator, Cancel)).Draft!;
        Assert.Equal(Stored, draft.Body.Headline.En);
        var sent = StatisticExample.Complete with
        {
            Headline = text,
            Subject = text,
            Statement = text,
            Base = text,
            AudienceLabel = text,
            VerificationNote = text,
            Caution = text,
            CheckedAgainst = Sent,
            Source = new SourceDraft(Sent, Sent, 2026, false, "https://example.org/a\u202eb"),
            Room = new RoomDraft { Guess = text, Position = text, Reason = text },
        };

        var saved = (await drafts.SaveAsync(draft.Key, sent, draft.Version, administrator, Cancel)).Draft!;

        Assert.Equal((Stored, Stored, "https://example.org/ab"), (saved.Body.Statement.Fr, saved.Body.Source.Publisher, saved.Body.Source.Url));
        await DirtyDraftAsync();
        var published = await room.Database.Get<StatisticPublisher>().PublishAsync(draft.Key, saved.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
        await AssertCleanAsync(atLeast: 5);
    }

    /// <summary>As an earlier version kept it.</summary>
    private async Task DirtyDraftAsync()
    {
        await using var db = room.Database.Open();
        var draft = await db.ContentDrafts.SingleAsync(Cancel);
        await db.ContentDrafts.ExecuteUpdateAsync(
            d => d.SetProperty(x => x.Body, draft.Body.Replace("Cr\\u00E8me", "Cre\\u0300me\\u202e", StringComparison.OrdinalIgnoreCase)), Cancel);
        Assert.Contains("\\u0300", (await db.ContentDrafts.AsNoTracking().SingleAsync(Cancel)).Body, StringComparison.Ordinal);
    }

    /// <summary>Every text of every table.</summary>
    /// <param name="atLeast">Cells that hold what was sent, cleaned: else nothing was stored at all.</param>
    private async Task AssertCleanAsync(int atLeast)
    {
        await using var db = room.Database.Open();
        var connection = db.Database.GetDbConnection();
        await connection.OpenAsync(Cancel);
        var found = new List<string>();
        var columns = db.Model.GetRelationalModel().Tables.SelectMany(t => t.Columns).Where(c => c.ProviderClrType == typeof(string));
        foreach (var (table, column) in columns.Select(c => (c.Table.Name, c.Name)))
        {
            found.AddRange((await TextsAsync(connection, table, column)).Select(text => $"{table}.{column}: {text}"));
        }

        Assert.DoesNotContain(found, text => text.IndexOfAny(Forbidden) >= 0);
        Assert.True(found.Count(text => text.Contains(Stored, StringComparison.Ordinal)) >= atLeast, string.Join('\n', found.Where(t => t.Contains("fdp", StringComparison.Ordinal))));
    }

    private static async Task<List<string>> TextsAsync(DbConnection connection, string table, string column)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT CAST(\"{column}\" AS TEXT) FROM \"{table}\" WHERE \"{column}\" IS NOT NULL";
        await using var reader = await command.ExecuteReaderAsync(Cancel);
        var texts = new List<string>();
        while (await reader.ReadAsync(Cancel))
        {
            // Within JSON other letters than ASCII are escaped.
            texts.Add(System.Text.RegularExpressions.Regex.Replace(
                reader.GetString(0), @"\\u([0-9a-fA-F]{4})", m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString()));
        }

        return texts;
    }
}
