using System.Text;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;
using NJsonSchema;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Answers, votes and agreements on questions that are no longer asked, in the exchange file.</summary>
public sealed class FormerTravelTests : IAsyncLifetime
{
    private TravelExample example = null!;
    private string removed = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Laptop => example.Laptop.Database;

    public async ValueTask InitializeAsync()
    {
        example = await TravelExample.CreateAsync();
        removed = LaterQuestions.Removed(await FirstAsync(Laptop));
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task Answers_votes_and_agreements_on_former_questions_arrive_with_their_words_and_reasons()
    {
        var file = await UpgradedAsync();
        await LaterQuestions.PublishAsync(example.Server, await FirstAsync(example.Server));
        var schema = await JsonSchema.FromJsonAsync(Encoding.UTF8.GetString(DocumentJson.Schema(DocumentJson.SchemaAddress)), Cancel);

        Assert.Empty(schema.Validate(Encoding.UTF8.GetString(file)));
        var id = await ImportAsync(file);

        var before = Assert.Single(await Laptop.Get<UpgradeService>().FormerAsync(example.Laptop.AssessmentId, example.Laptop.Consultant, Cancel));
        var after = Assert.Single(await example.Server.Get<UpgradeService>().FormerAsync(id, example.Administrator, Cancel));
        Assert.Equal(before with { EvidenceLinks = [] }, after with { EvidenceLinks = [] });
        await using var db = example.Server.Open();
        var round = await db.Rounds.SingleAsync(r => r.Subject == removed, Cancel);
        Assert.Equal(
            [(2, 2), (4, 1)],
            (await db.BallotCounts.Where(b => b.RoundId == round.Id).ToListAsync(Cancel)).Select(b => (b.Number!.Value, b.Count)).Order());
        var agreed = await db.AgreedAnswers.SingleAsync(a => a.QuestionKey == removed, Cancel);
        Assert.Equal(("Two of three say so.", "One does not."), (agreed.Rationale, agreed.MinorityView));
        Assert.Equal([round.Id], agreed.RoundIds);
        Assert.Equal(2, await db.Workshops.CountAsync(Cancel));
        Assert.IsType<ImportResult.Unchanged>(await TravelExample.ImportAsync(example.Server, file, example.Administrator));
        Assert.Equal(TravelExample.Read(file).Fingerprint(), TravelExample.Read(await TravelExample.ExportAsync(example.Server, id, example.Administrator)).Fingerprint());
    }

    [Fact]
    public async Task A_file_from_before_a_language_came_contradicts_nothing()
    {
        var file = await UpgradedAsync();
        await LaterQuestions.PublishAsync(example.Server, await FirstAsync(example.Server));
        await ImportAsync(file);
        var document = TravelExample.Read(file);
        var languages = new HashSet<string> { "en", "nl" };
        var before = DocumentJson.Write(document with
        {
            Former = document.Former! with { Answers = [.. document.Former.Answers.Select(a => a with { Text = a.Text.Only(languages), Descriptor = a.Descriptor?.Only(languages) })] },
        });

        Assert.NotEqual(file, before);
        Assert.IsType<ImportResult.Unchanged>(await TravelExample.ImportAsync(example.Server, before, example.Administrator));
    }

    [Fact]
    public async Task A_file_of_an_earlier_program_says_nothing_of_former_questions_and_takes_nothing_of_them_away()
    {
        var file = await UpgradedAsync();
        await LaterQuestions.PublishAsync(example.Server, await FirstAsync(example.Server));
        var id = await ImportAsync(file);
        var earlier = DocumentJson.Write(TravelExample.Read(file) with { Former = null });

        Assert.DoesNotContain("\"former\"", Encoding.UTF8.GetString(earlier), StringComparison.Ordinal);
        Assert.IsType<ImportResult.Unchanged>(await TravelExample.ImportAsync(example.Server, earlier, example.Administrator));
        var other = TravelExample.Changed(earlier, "Publish the portfolio on the intranet", "Publish it");
        var conflict = Assert.IsType<ImportResult.Conflict>(await TravelExample.ImportAsync(example.Server, other, example.Administrator)).With;
        Assert.IsType<ImportResult.Replaced>(await TravelExample.ImportAsync(
            example.Server, other, example.Administrator, new ImportChoice(Conflict: ImportDecision.Replace, Seen: conflict.Seen)));

        Assert.Single(await example.Server.Get<UpgradeService>().FormerAsync(id, example.Administrator, Cancel));
        await using var db = example.Server.Open();
        Assert.Equal(3, await db.BallotCounts.Where(b => db.Rounds.Any(r => r.Id == b.RoundId && r.Subject == removed)).SumAsync(b => b.Count, Cancel));
        Assert.True(await db.AgreedAnswers.AnyAsync(a => a.QuestionKey == removed, Cancel));
    }

    [Fact]
    public async Task A_different_former_answer_is_a_difference_that_is_shown_and_taken_over()
    {
        var file = await UpgradedAsync();
        await LaterQuestions.PublishAsync(example.Server, await FirstAsync(example.Server));
        var id = await ImportAsync(file);
        var other = TravelExample.Changed(file, "Two of three say so.", "Three of three say so.");

        var conflict = Assert.IsType<ImportResult.Conflict>(await TravelExample.ImportAsync(example.Server, other, example.Administrator)).With;
        var difference = Assert.Single(conflict.Differences);
        Assert.Equal((await FirstAsync(Laptop)).Find(removed)!.Text.ToString(), difference.Subject);
        Assert.IsType<ImportResult.Replaced>(await TravelExample.ImportAsync(
            example.Server, other, example.Administrator, new ImportChoice(Conflict: ImportDecision.Replace, Seen: conflict.Seen)));

        await using var db = example.Server.Open();
        Assert.Equal("Three of three say so.", (await db.AgreedAnswers.SingleAsync(a => a.AssessmentId == id && a.QuestionKey == removed, Cancel)).Rationale);
        Assert.Equal(1, await db.FormerAnswers.CountAsync(Cancel));
    }

    [Theory]
    [InlineData("\"version\": 2,\n        \"text\"", "\"version\": 0,\n        \"text\"")]
    [InlineData("\"descriptor\": {", "\"descriptor\": null, \"other\": {")]
    [InlineData("\"former\": {", "\"former\": null, \"other\": {")]
    public async Task What_is_half_told_of_former_questions_is_refused(string from, string to)
    {
        var file = await UpgradedAsync();

        Assert.NotEmpty(DocumentReader.Read(TravelExample.Changed(file, from, to)).Errors);
    }

    [Fact]
    public async Task Votes_on_a_question_that_no_version_here_has_asked_are_refused_by_their_place()
    {
        var file = TravelExample.Read(await UpgradedAsync());
        await LaterQuestions.PublishAsync(example.Server, await FirstAsync(example.Server));
        var former = file.Former!;
        var unknown = file with
        {
            Former = former with
            {
                AgreedAnswers = [],
                Workshops = [.. former.Workshops.Select(w => w with { Rounds = [.. w.Rounds.Select(r => r with { Subject = "never-asked" })] })],
            },
        };

        var result = await TravelExample.ImportAsync(example.Server, DocumentJson.Write(unknown), example.Administrator, new ImportChoice(NewOrganisation: true));

        Assert.Equal(
            "$.former.workshops[0].rounds[0].subject", Assert.Single(Assert.IsType<ImportResult.Invalid>(result).Errors).Path);
    }

    private async Task<Guid> ImportAsync(byte[] file) => Assert.IsType<ImportResult.Imported>(
        await TravelExample.ImportAsync(example.Server, file, example.Administrator, new ImportChoice(NewOrganisation: true))).AssessmentId;

    private static Task<QuestionSetView> FirstAsync(TestDatabase database) => LaterQuestions.ShippedAsync(database);

    /// <summary>The example after another sitting on a question that the next version no longer asks, on that version.</summary>
    private async Task<byte[]> UpgradedAsync()
    {
        var consultant = example.Laptop.Consultant;
        Laptop.Clock.Advance(TimeSpan.FromHours(1));
        var room = await WorkshopRoom.OverAsync(Laptop, consultant, example.Laptop.AssessmentId);
        var round = await room.OpenRoundAsync(removed);
        await room.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(2), BallotValue.Level(4));
        await room.RevealAsync(round);
        var stored = (await Laptop.Get<AssessmentService>().FindAsync(example.Laptop.AssessmentId, consultant, Cancel))!.AnswerTo(removed);
        Assert.IsType<AgreeResult.Saved>(await Laptop.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Rated(2), stored, "Two of three say so.", "One does not."), consultant, Cancel));
        await room.Workshops.CloseAsync(room.Id, consultant, Cancel);
        var second = await LaterQuestions.PublishAsync(Laptop, await FirstAsync(Laptop));
        Assert.Equal(UpgradeOutcome.Done, await Laptop.Get<UpgradeService>().UpgradeAsync(example.Laptop.AssessmentId, second, consultant, Cancel));
        return await TravelExample.ExportAsync(Laptop, example.Laptop.AssessmentId, consultant);
    }
}
