using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using FsCheck.Xunit;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class QuestionMoveTests
{
    private static readonly LocalizedText Words = Localized.Of("woorden", "words", "mots");
    private static readonly QuestionSetDraft Set = new(Words, [], [Theme("one", "a", "b"), Theme("two", "c")]);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a", "two", "one[b] two[c a]")]
    [InlineData("b", "two", "one[a] two[c b]")]
    public void A_question_goes_to_the_end_of_another_theme(string question, string theme, string expected)
    {
        var (outcome, draft) = QuestionMove.Of(Set, question, theme);

        Assert.Equal((QuestionMoveOutcome.Moved, expected), (outcome, Shape(draft)));
        Assert.Equal(Set.FindQuestion(question), draft.FindQuestion(question));
    }

    [Theory]
    [InlineData("c", "one", QuestionMoveOutcome.LeavesNone)]
    [InlineData("a", "one", QuestionMoveOutcome.NoSuchPlace)]
    [InlineData("a", "three", QuestionMoveOutcome.NoSuchPlace)]
    [InlineData("x", "two", QuestionMoveOutcome.NoSuchPlace)]
    [InlineData("one", "two", QuestionMoveOutcome.NoSuchPlace)]
    public void Where_it_cannot_go_it_stays(string question, string theme, QuestionMoveOutcome expected)
    {
        var (outcome, draft) = QuestionMove.Of(Set, question, theme);

        Assert.Equal(expected, outcome);
        Assert.Same(Set, draft);
    }

    [Fact]
    public void A_theme_takes_no_more_questions_than_can_be_published()
    {
        var full = Set with { Themes = [Set.Themes[0], Theme("full", [.. Enumerable.Range(1, ContentRules.MostQuestions).Select(i => $"q{i}")])] };

        Assert.Equal(QuestionMoveOutcome.ThemeFull, QuestionMove.Of(full, "a", "full").Outcome);
        Assert.Equal(QuestionMoveOutcome.Moved, QuestionMove.Of(full, "q1", "one").Outcome);
    }

    /// <summary>Whatever is tried in whatever order: nothing is lost, nothing doubled, and a set that could be published still can be.</summary>
    [Property]
    public void No_row_of_moves_loses_a_question_or_makes_a_set_that_cannot_be_published(byte[] moves)
    {
        var words = Enumerable.Repeat(Words, Question.HighestLevel).ToList();
        var set = new QuestionSetDraft(Words, [], [.. Enumerable.Range(0, 3).Select(t => new ThemeDraft(
            $"t{t}", t == 0, Words, Words, [.. Enumerable.Range(0, 3).Select(q => new QuestionDraft($"q{t}{q}", false, Words, Words, words, []))]))]);

        var moved = moves.Aggregate(set, (draft, move) => QuestionMove.Of(draft, $"q{move % 3}{move / 3 % 3}", $"t{move / 9 % 3}").Draft);

        Assert.Empty(ContentRules.Check(moved, new HashSet<string>(), RequiredLanguages.All));
        Assert.Equal(Questions(set), Questions(moved));
    }

    [Fact]
    public async Task An_answer_and_a_vote_follow_their_question_and_only_once_somebody_has_seen_the_move()
    {
        await using var database = await TestDatabase.CreateAsync();
        var administrator = await database.AddPersonAsync("Ann", Role.Administrator);
        var first = await database.Get<QuestionCatalog>().LatestAsync(Cancel);
        var question = first.Themes[0].Questions[0];
        var assessment = await AnsweredAsync(database, administrator, first);
        var workshops = database.Get<WorkshopService>();
        var workshop = (await workshops.StartAsync(assessment, administrator, Cancel)).WorkshopId!.Value;
        await workshops.CloseAsync(workshop, administrator, Cancel);

        await PublishAsync(database, administrator, question.Key, first.Themes[1].Key);

        var before = (await database.Get<AssessmentService>().FindAsync(assessment, administrator, Cancel))!;
        Assert.Equal((Shipped.Version, first.Themes[0].Key), (before.QuestionSet.Version, before.QuestionSet.ThemeOf(question.Key).Key));
        var upgrade = (await database.Get<UpgradeService>().FindAsync(assessment, administrator, Cancel))!;
        var change = Assert.Single(upgrade.Changes.Questions);
        Assert.Equal(
            (ContentChange.Moved, first.Themes[0].Key, first.Themes[1].Key), (change.Change, change.ThemeBefore!.Key, change.ThemeAfter!.Key));
        Assert.Equal((12, 0, 0), (upgrade.Kept, upgrade.ForReview, upgrade.Former));
        Assert.Empty(upgrade.Closes);

        Assert.Equal(UpgradeOutcome.Done, await database.Get<UpgradeService>().UpgradeAsync(assessment, upgrade.ToSetId, administrator, Cancel));

        var after = (await database.Get<AssessmentService>().FindAsync(assessment, administrator, Cancel))!;
        Assert.Equal(first.Themes[1].Key, after.QuestionSet.ThemeOf(question.Key).Key);
        Assert.Equal(Answer.Rated(3), after.AnswerTo(question.Key));
        Assert.Contains((await workshops.FindAsync(workshop, administrator, Cancel))!.Agenda, a => a.Subject.Question?.Key == question.Key);
    }

    [Fact]
    public async Task A_question_without_an_answer_that_comes_into_the_first_theme_shuts_the_gate_and_the_upgrade_says_so()
    {
        await using var database = await TestDatabase.CreateAsync();
        var administrator = await database.AddPersonAsync("Ann", Role.Administrator);
        var first = await database.Get<QuestionCatalog>().LatestAsync(Cancel);
        var question = first.Themes[1].Questions[0];
        var assessment = await AnsweredAsync(database, administrator, first, except: question.Key);

        await PublishAsync(database, administrator, question.Key, first.Themes[0].Key);

        var upgrade = (await database.Get<UpgradeService>().FindAsync(assessment, administrator, Cancel))!;
        Assert.Equal(first.Themes.Skip(1).Select(t => t.Key), upgrade.Closes.Select(t => t.Key));
        await database.Get<UpgradeService>().UpgradeAsync(assessment, upgrade.ToSetId, administrator, Cancel);
        var after = (await database.Get<AssessmentService>().FindAsync(assessment, administrator, Cancel))!;
        Assert.Equal(first.Themes.Skip(1).Select(t => t.Key).Order(), after.Gate.Locked.Order());
    }

    private static async Task PublishAsync(TestDatabase database, Actor administrator, string question, string theme)
    {
        var drafts = database.Get<ContentDraftService>();
        var draft = (await drafts.StartAsync(administrator, Cancel)).Draft!;
        var saved = (await drafts.SaveAsync(QuestionMove.Of(draft.Body, question, theme).Draft, draft.Version, administrator, Cancel)).Draft!;
        var published = await database.Get<ContentPublisher>().PublishAsync(saved.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Published, published.Outcome);
    }

    /// <summary>Every question at level 3.</summary>
    private static async Task<Guid> AnsweredAsync(TestDatabase database, Actor administrator, QuestionSetView set, string? except = null)
    {
        var organisation = await database.AddOrganisationAsync("Dijle", administrator);
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var made = new Assessment(organisation.Id, set.Id, "Yearly", new DateOnly(2026, 3, 1), now);
        foreach (var question in set.Questions.Where(q => q.Key != except))
        {
            made.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(3) }, "Ann", now);
        }

        await using var db = database.Open();
        db.Assessments.Add(made);
        await db.SaveChangesAsync(Cancel);
        return made.Id;
    }

    private static IEnumerable<string> Questions(QuestionSetDraft set) => set.Themes.SelectMany(t => t.Questions).Select(q => q.Key).Order();

    private static string Shape(QuestionSetDraft set) =>
        string.Join(' ', set.Themes.Select(t => $"{t.Key}[{string.Join(' ', t.Questions.Select(q => q.Key))}]"));

    private static ThemeDraft Theme(string key, params string[] questions) =>
        new(key, false, Words, Words, [.. questions.Select(q => new QuestionDraft(q, false, Words, Words, [], []))]);
}
