using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using NJsonSchema;

namespace CioCompass.Tests.Reports.Travel;

public sealed class ExportTests
{
    [Fact]
    public async Task The_file_holds_to_its_published_schema()
    {
        await using var example = await TravelExample.CreateAsync();
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(DocumentJson.Schema(DocumentJson.SchemaAddress)), TestContext.Current.CancellationToken);
        var json = Encoding.UTF8.GetString(example.File);

        Assert.Empty(schema.Validate(json));
        Assert.NotEmpty(schema.Validate(json.Replace("\"rated\"", "\"certain\"", StringComparison.Ordinal)));
        Assert.NotEmpty(schema.Validate(json.Replace("\"isSample\"", "\"isReal\"", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_field_of_the_schema_is_explained()
    {
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(DocumentJson.Schema(DocumentJson.SchemaAddress)), TestContext.Current.CancellationToken);

        var objects = schema.Definitions.Values.Append(schema).Concat(schema.Properties.Values.Where(p => p.Properties.Count > 0)).ToList();

        Assert.True(objects.Count > 8);
        Assert.All(objects.SelectMany(o => o.Properties.Values), field =>
        {
            Assert.False(string.IsNullOrWhiteSpace(field.ActualSchema.Title), field.Name);
            Assert.False(string.IsNullOrWhiteSpace(field.ActualSchema.Description), field.Name);
        });
    }

    [Fact]
    public async Task It_holds_answers_votes_agreement_and_actions()
    {
        await using var example = await TravelExample.CreateAsync();

        var document = TravelExample.Read(example.File);

        Assert.Equal(12, document.Responses.Count);
        Assert.Equal(12, document.QuestionSet.Questions.Count);
        var agreed = Assert.Single(document.AgreedAnswers);
        Assert.Equal((ReportExample.Rationale, ReportExample.MinorityView), (agreed.Rationale, agreed.MinorityView));
        Assert.Equal([1, 2], agreed.Attempts);
        Assert.Equal(4, Assert.Single(document.Workshops).Rounds.Count);
        Assert.Contains(document.Rounds(), r => r is { Kind: RoundKind.Question, Attempt: 2 } && r.Votes.Contains(new VotePart(BallotChoice.Level, 3, 3)));
        Assert.Equal(2, document.Actions.Count);
    }

    [Fact]
    public async Task Nobody_who_voted_and_nothing_to_join_with_is_in_it()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var round = await room.OpenRoundAsync();
        var token = await room.JoinAsync("Zebedee Quill");
        await room.VoteAsync(token, round, BallotValue.Level(4));
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(3));
        await room.RevealAsync(round);
        var open = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(token, open, BallotValue.Level(5));
        await using var db = room.Database.Open();
        var code = (await db.Workshops.SingleAsync(TestContext.Current.CancellationToken)).JoinCode!;
        var ids = await db.BallotCounts.Select(b => b.Id).ToListAsync(TestContext.Current.CancellationToken);
        var participants = await db.Participants.Select(p => p.Id).ToListAsync(TestContext.Current.CancellationToken);

        var file = Encoding.UTF8.GetString(await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant));

        Assert.Contains("\"count\": 1", file, StringComparison.Ordinal);
        Assert.Single(TravelExample.Read(Encoding.UTF8.GetBytes(file)).Rounds());
        foreach (var secret in (string[])["Zebedee", code, JoinCode.Display(code), token, .. ids.Concat(participants).Select(i => i.ToString())])
        {
            Assert.DoesNotContain(secret, file, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_small_round_and_one_that_was_never_revealed_come_without_votes()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var small = await room.OpenRoundAsync();
        await room.VoteAsync(small, BallotValue.Level(1), BallotValue.Level(5), BallotValue.Abstain, BallotValue.Abstain);
        await room.RevealAsync(small);
        var unseen = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(unseen, BallotValue.Level(1), BallotValue.Level(2), BallotValue.Level(3), BallotValue.Level(4));
        await room.CloseAsync(unseen);

        var rounds = TravelExample.Read(await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant)).Rounds().ToList();

        Assert.Equal(2, rounds.Count);
        Assert.All(rounds, r => Assert.True(r.Withheld && r.Votes.Count == 0));
    }

    [Fact]
    public async Task How_sure_two_people_were_is_not_told()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(
            round, BallotValue.Level(2, Core.Assessments.Confidence.Low), BallotValue.Level(2, Core.Assessments.Confidence.High),
            BallotValue.Level(2), BallotValue.Level(3));
        await room.RevealAsync(round);

        var told = Assert.Single(TravelExample.Read(await TravelExample.ExportAsync(room.Database, room.AssessmentId, room.Consultant)).Rounds());

        Assert.Equal([new VotePart(BallotChoice.Level, 2, 3), new VotePart(BallotChoice.Level, 3, 1)], told.Votes);
        Assert.Null(told.Confidence);
    }

    [Fact]
    public async Task Another_organisations_assessment_is_not_found_and_the_attempt_is_recorded()
    {
        await using var example = await TravelExample.CreateAsync();
        var database = example.Laptop.Database;
        var stranger = await database.AddPersonAsync("Stranger", Role.Consultant);

        Assert.Null(await database.Get<ExportService>().ExportAsync(example.Laptop.AssessmentId, stranger, TestContext.Current.CancellationToken));

        await using var db = database.Open();
        var entries = await db.AuditEntries.ToListAsync(TestContext.Current.CancellationToken);
        Assert.Contains(entries, e => e.Action == AuditAction.AccessRefused && e.ActorId == stranger.UserId);
        Assert.Contains(entries, e => e is { Action: AuditAction.Exported, Detail: "json" } && e.SubjectId == example.Laptop.AssessmentId);
    }
}
