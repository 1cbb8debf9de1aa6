using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;

namespace CioCompass.Tests.Assessments;

/// <summary>Answers that were copied from an earlier assessment are not this one's until somebody confirms or changes them.</summary>
public sealed class CarriedOverTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2025, 3, 2);

    private TestDatabase database = null!;
    private Organisation organisation = null!;
    private Actor consultant = null!;
    private Actor colleague = null!;
    private Guid copy;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AnswerService Answers => database.Get<AnswerService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Bram", Role.Consultant);
        colleague = await database.AddPersonAsync("Dina", Role.Consultant);
        organisation = await database.AddOrganisationAsync("Dijle", consultant, colleague);
        var earlier = await CreateAsync("Last year", Day, null);
        foreach (var question in WorkshopRoom.Inventory)
        {
            await SaveAsync(earlier, question, ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3), Target = 4, Note = "Then." });
        }

        await SaveAsync(earlier, "leading-role", ResponseContent.Empty, new ResponseContent { Note = "Only a note." });
        await database.Get<AssessmentService>().CompleteAsync(earlier, consultant, Cancel);
        database.Clock.Advance(TimeSpan.FromDays(365));
        copy = await CreateAsync("This year", Day.AddYears(1), earlier);
        database.Clock.Advance(TimeSpan.FromHours(1));
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Nothing_of_a_copy_is_a_result_of_this_year_and_the_headline_counts_it()
    {
        using var english = new InCulture("en");

        var results = await ResultsAsync();

        Assert.Equal((3, 3), (results.Answered, results.CarriedOver));
        Assert.Null(results.Overall.Now.Mean);
        Assert.Equal(3, results.Overall.Now.IfCarriedHolds);
        Assert.Empty(results.Moved(Movement.Same));
        Assert.Equal(3, results.Moved(Movement.CarriedOver).Count);
        Assert.Null(results.Overall.Change);
        Assert.Contains("3 of 12 carried over, not reassessed.", ResultSentences.Overall(results), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_makes_the_answer_this_years_and_clears_the_mark_for_review()
    {
        var before = await ContentAsync("initiatives");

        await SaveAsync(copy, "initiatives", before, before.Answered(before.Answer));

        Assert.Equal(before with { CarriedOver = false, MarkedForReview = false }, await ContentAsync("initiatives"));
        var results = await ResultsAsync();
        Assert.Equal((2, 3.0), (results.CarriedOver, results.Overall.Now.Mean));
        Assert.Equal("initiatives", Assert.Single(results.Moved(Movement.Same)).Question.Key);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(null)]
    public async Task Answering_again_does_the_same_also_where_only_the_answer_is_sent(int? level)
    {
        var before = await ContentAsync("initiatives");
        var answer = level is { } given ? Answer.Rated(given) : Answer.DontKnow;

        await SaveAsync(copy, "initiatives", before, before with { Answer = answer });

        Assert.Equal(before with { Answer = answer, CarriedOver = false, MarkedForReview = false }, await ContentAsync("initiatives"));
    }

    [Fact]
    public async Task Answering_again_clears_the_mark_that_somebody_set_and_keeps_the_one_that_comes_with_it()
    {
        var first = new ResponseContent { Answer = Answer.Rated(2), MarkedForReview = true };
        await SaveAsync(copy, "new-role", ResponseContent.Empty, first);
        Assert.True((await ContentAsync("new-role")).MarkedForReview);

        await SaveAsync(copy, "new-role", first, first with { Answer = Answer.Rated(3) });

        Assert.False((await ContentAsync("new-role")).MarkedForReview);
    }

    [Fact]
    public async Task A_note_or_a_target_is_no_answer_and_confirms_nothing()
    {
        var before = await ContentAsync("initiatives");

        await SaveAsync(copy, "initiatives", before, before with { Note = "Now.", Target = 5 });

        Assert.True((await ContentAsync("initiatives")).CarriedOver);
    }

    [Fact]
    public async Task A_note_without_an_answer_is_for_review_and_not_carried_over() =>
        Assert.Equal(
            new ResponseContent { Note = "Only a note.", MarkedForReview = true }, await ContentAsync("leading-role"));

    [Fact]
    public async Task No_edit_makes_an_answer_another_assessments()
    {
        var before = await ContentAsync("initiatives");
        await SaveAsync(copy, "initiatives", before, before.Answered(before.Answer));
        var own = await ContentAsync("initiatives");

        await SaveAsync(copy, "initiatives", own, own with { CarriedOver = true });

        Assert.False((await ContentAsync("initiatives")).CarriedOver);
    }

    [Fact]
    public async Task Confirming_what_somebody_else_has_changed_meanwhile_keeps_the_change()
    {
        var seen = await ContentAsync("initiatives");
        await SaveAsync(copy, "initiatives", seen, seen.Answered(Answer.Rated(5)), colleague);

        await SaveAsync(copy, "initiatives", seen, seen.Answered(seen.Answer));

        Assert.Equal(Answer.Rated(5), (await ContentAsync("initiatives")).Answer);
    }

    [Fact]
    public async Task Who_answered_and_when_stays_whatever_is_written_beside_it_later()
    {
        var seen = await ContentAsync("initiatives");
        var at = database.Clock.GetUtcNow().UtcDateTime;
        await SaveAsync(copy, "initiatives", seen, seen.Answered(seen.Answer), colleague);
        database.Clock.Advance(TimeSpan.FromHours(1));
        var confirmed = await ContentAsync("initiatives");

        await SaveAsync(copy, "initiatives", confirmed, confirmed with { Note = "Later." });

        var response = (await ViewAsync()).Responses["initiatives"];
        Assert.Equal(("Dina", at), (response.AnsweredBy, response.AnsweredAt));
        Assert.Equal(("Bram", at.AddHours(1)), (response.SavedBy, response.SavedAt));
    }

    [Fact]
    public async Task What_a_workshop_agrees_on_is_confirmed_by_that()
    {
        var room = await WorkshopRoom.OverAsync(database, consultant, copy);
        var round = await room.OpenRoundAsync();
        await room.VoteAsync(round, BallotValue.Level(3), BallotValue.Level(3), BallotValue.Level(4));
        await room.RevealAsync(round);
        var at = database.Clock.GetUtcNow().UtcDateTime;

        Assert.IsType<AgreeResult.Saved>(await database.Get<AgreementService>().AgreeAsync(
            round, new AgreeRequest(Answer.Rated(3), Answer.Rated(3), "", ""), consultant, Cancel));

        var response = (await ViewAsync()).Responses["initiatives"];
        Assert.Equal((false, false), (response.Content.CarriedOver, response.Content.MarkedForReview));
        Assert.Equal(("Bram", at), (response.AnsweredBy, response.AnsweredAt));
        Assert.Equal("Then.", response.Content.Note);
        Assert.Equal(2, (await ResultsAsync()).CarriedOver);
    }

    [Fact]
    public async Task The_list_of_assessments_counts_them()
    {
        var items = (await database.Get<AssessmentService>().PageAsync(null, 1, consultant, Cancel)).Items;

        Assert.Equal([("This year", 3, 3), ("Last year", 3, 0)], items.Select(i => (i.Title, i.Answered, i.CarriedOver)));
    }

    private async Task<Guid> CreateAsync(string title, DateOnly day, Guid? from) =>
        (await database.Get<AssessmentService>().CreateAsync(new NewAssessment(organisation.Id, title, day, from), consultant, Cancel)).Id!.Value;

    private async Task SaveAsync(Guid id, string question, ResponseContent seen, ResponseContent wanted, Actor? actor = null) =>
        Assert.IsType<SaveResult.Saved>(await Answers.SaveAsync(id, question, seen, wanted, actor ?? consultant, Cancel));

    private async Task<AssessmentView> ViewAsync() => (await database.Get<AssessmentService>().FindAsync(copy, consultant, Cancel))!;

    private async Task<ResponseContent> ContentAsync(string question) => (await ViewAsync()).ContentOf(question);

    private async Task<ResultsView> ResultsAsync() => (await database.Get<ResultsService>().FindAsync(copy, null, consultant, Cancel))!;
}
