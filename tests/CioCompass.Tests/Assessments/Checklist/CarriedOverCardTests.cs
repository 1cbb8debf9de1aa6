using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Checklist;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Assessments.Checklist;

/// <summary>A question of the checklist whose answer was carried over, or was changed after a room had agreed on it.</summary>
public sealed class CarriedOverCardTests : IDisposable
{
    private static readonly DateTime SavedAt = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private static readonly ResponseContent Earlier = new() { Answer = Answer.Rated(3), MarkedForReview = true, CarriedOver = true };

    private static readonly QuestionView Question = new(
        1, "initiatives", 3, IsFromArticle: true, Text("Do you know your initiatives?"), Text("Because."),
        [.. Enumerable.Range(1, 5).Select(level => Text($"Description {level}"))], []);

    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(SavedAt, TimeSpan.Zero));
    private readonly List<ResponseContent> sent = [];

    public CarriedOverCardTests() => bunit.Services.AddSingleton<TimeProvider>(clock);

    public void Dispose()
    {
        bunit.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task It_says_that_it_does_not_count_and_one_button_confirms_it()
    {
        var card = Card(Earlier);
        Assert.Contains("does not count until you confirm or change it", card.Find(".carried-note").TextContent, StringComparison.Ordinal);
        Assert.Contains("level-scale-carried", card.Find("fieldset").ClassName, StringComparison.Ordinal);

        await card.InvokeAsync(() => card.Find("[data-confirm]").ClickAsync());

        Assert.Equal(Earlier with { CarriedOver = false, MarkedForReview = false }, Assert.Single(sent));
        Assert.Empty(card.FindAll(".carried-note, .level-scale-carried"));
        Assert.False(card.Find("input[type=checkbox]").HasAttribute("checked"));
    }

    /// <summary>A radio button that is chosen already tells no change, only that it was clicked.</summary>
    [Fact]
    public async Task Choosing_the_same_level_again_confirms_it()
    {
        var card = Card(Earlier);

        await card.InvokeAsync(() => card.Find("input[data-answer='3']").ClickAsync());

        Assert.Equal((Answer.Rated(3), false), (Assert.Single(sent).Answer, sent[0].CarriedOver));
    }

    [Fact]
    public async Task Another_level_replaces_it_and_clears_the_mark_for_review()
    {
        var card = Card(Earlier);

        await card.InvokeAsync(() => card.Find("input[data-answer='4']").ClickAsync());
        Assert.Empty(sent);
        await card.InvokeAsync(() => card.Find("input[data-answer='4']").ChangeAsync("4"));

        Assert.Equal(Earlier.Answered(Answer.Rated(4)), Assert.Single(sent));
        Assert.False(card.Find("input[type=checkbox]").HasAttribute("checked"));
    }

    [Fact]
    public async Task Clicking_the_level_of_an_answer_of_this_assessment_sends_nothing()
    {
        var card = Card(Earlier.Answered(Answer.Rated(3)));

        await card.InvokeAsync(() => card.Find("input[data-answer='3']").ClickAsync());

        Assert.Empty(sent);
    }

    [Fact]
    public void A_reader_sees_that_it_was_carried_over_and_gets_no_button()
    {
        var card = Card(Earlier, readOnly: true);

        Assert.NotEmpty(card.FindAll(".carried-note"));
        Assert.Empty(card.FindAll("[data-confirm]"));
    }

    [Fact]
    public void What_was_changed_after_an_agreement_says_so_with_both_answers_the_name_and_the_day()
    {
        var card = Card(new ResponseContent { Answer = Answer.Rated(5) }, agreed: Answer.Rated(3));

        Assert.Equal(
            "Changed after the agreement: agreed level 3, now level 5; by Dina on 2 March 2026.", card.Find(".agreement-changed").TextContent);
        Assert.Empty(Card(new ResponseContent { Answer = Answer.Rated(3) }, agreed: Answer.Rated(3)).FindAll(".agreement-changed"));
        Assert.Empty(Card(new ResponseContent { Answer = Answer.Rated(5) }).FindAll(".agreement-changed"));
    }

    [Fact]
    public async Task A_level_that_is_chosen_after_an_agreement_is_marked_at_once()
    {
        var card = Card(new ResponseContent { Answer = Answer.Rated(3) }, agreed: Answer.Rated(3));

        await card.InvokeAsync(() => card.Find("input[data-answer='5']").ChangeAsync("5"));

        Assert.Contains("agreed level 3, now level 5", card.Find(".agreement-changed").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<QuestionCard> Card(ResponseContent content, bool readOnly = false, Answer? agreed = null)
    {
        var editor = new ResponseEditor(
            Question.Key, Stored(content),
            (_, _, wanted) =>
            {
                sent.Add(wanted);
                return Task.FromResult<SaveResult>(new SaveResult.Saved(Stored(wanted)));
            },
            work => work(), clock, NullLogger.Instance);
        return bunit.Render<QuestionCard>(p => p
            .Add(c => c.Question, Question).Add(c => c.Editor, editor).Add(c => c.ReadOnly, readOnly).Add(c => c.Agreed, agreed));
    }

    private static ResponseView Stored(ResponseContent content) => new(content, SavedAt, "Bram") { AnsweredAt = SavedAt, AnsweredBy = "Dina" };

    private static LocalizedText Text(string english) => Localized.Of(english, english, english);
}
