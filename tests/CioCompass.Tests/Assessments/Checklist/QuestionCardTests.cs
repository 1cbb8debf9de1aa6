using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Checklist;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Assessments.Checklist;

public sealed class QuestionCardTests : IDisposable
{
    private static readonly DateTime SavedAt = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    private static readonly QuestionView Question = new(
        1, "initiatives", 3, IsFromArticle: true, Text("Do you know your initiatives?"), Text("Because."),
        [.. Enumerable.Range(1, 5).Select(level => Text($"Description {level}"))], []);

    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();
    private readonly FakeTimeProvider clock = new(new DateTimeOffset(SavedAt, TimeSpan.Zero));
    private readonly List<ResponseContent> sent = [];
    private readonly ResponseEditor editor;
    private Func<ResponseContent, SaveResult> answer = content => new SaveResult.Saved(Stored(content));

    public QuestionCardTests()
    {
        bunit.Services.AddSingleton<TimeProvider>(clock);
        editor = new ResponseEditor(Question.Key, null, SaveAsync, work => work(), clock, NullLogger.Instance);
    }

    public void Dispose()
    {
        editor.Dispose();
        bunit.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task A_level_that_is_chosen_is_saved_at_once_and_the_card_says_so()
    {
        var card = Card();
        Assert.Empty(card.FindAll("input[type=radio][checked]"));
        Assert.Equal("", card.Find(".save-state").TextContent.Trim());

        await card.InvokeAsync(() => card.Find("input[data-answer='4']").ChangeAsync(new ChangeEventArgs { Value = "4" }));

        Assert.Equal(Answer.Rated(4), Assert.Single(sent).Answer);
        Assert.Equal("4", Assert.Single(card.FindAll("input[type=radio][checked]")).GetAttribute("data-answer"));
        Assert.StartsWith("Saved 09:00 UTC", card.Find("[role=status].save-state").TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("by Bram", card.Find(".save-state").TextContent.Trim(), StringComparison.Ordinal);
    }

    /// <summary>The script of the page finds the choice of a key by this mark, within the card that has the focus.</summary>
    [Fact]
    public void Each_key_of_the_keyboard_has_exactly_one_choice_in_a_group_with_a_name()
    {
        var card = Card();

        Assert.Equal("initiatives", card.Find("[data-question]").GetAttribute("data-question"));
        Assert.Equal(["1", "2", "3", "4", "5", "d", "n"], card.FindAll("input[data-answer]").Select(i => i.GetAttribute("data-answer")));
        Assert.Equal(["initiatives"], card.FindAll("input[data-answer]").Select(i => i.GetAttribute("name")).Distinct());
        Assert.Equal("Answer", card.Find("fieldset legend").TextContent);
        Assert.Contains("Description 5", card.Find("label.level-5").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Not_knowing_is_an_answer_of_its_own_and_can_be_cleared()
    {
        var card = Card();

        await card.InvokeAsync(() => card.Find("input[data-answer=d]").ChangeAsync(new ChangeEventArgs { Value = "dont-know" }));
        Assert.Equal((Answer.DontKnow, "d"), (editor.Draft.Answer, card.Find("input[checked]").GetAttribute("data-answer")));
        Assert.Equal("false", card.Find(".no-levels button").GetAttribute("aria-disabled"));
        await card.InvokeAsync(() => card.Find(".no-levels button").ClickAsync());

        Assert.Equal([Answer.DontKnow, Answer.Unanswered], sent.Select(c => c.Answer));
        Assert.Empty(card.FindAll("input[type=radio][checked]"));
        Assert.Equal("true", card.Find(".no-levels button").GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_note_is_saved_when_the_field_is_left_and_counts_down_only_near_its_end()
    {
        var card = Card();

        await card.InvokeAsync(() => card.Find("textarea").InputAsync(new ChangeEventArgs { Value = "Twelve of them" }));
        Assert.Empty(sent);
        Assert.Equal(("Saving…", ""), (card.Find(".save-state").TextContent.Trim(), card.Find(".field-hint").TextContent));
        await card.Find("textarea").BlurAsync(new());
        Assert.Equal("Twelve of them", Assert.Single(sent).Note);

        await card.InvokeAsync(() => card.Find("textarea").InputAsync(new ChangeEventArgs { Value = new string('x', ResponseRules.NoteMaxLength - 7) }));
        Assert.Equal("7 characters left", card.Find(".field-hint").TextContent);
    }

    [Fact]
    public async Task Target_confidence_and_the_mark_for_review_are_saved_with_the_answer()
    {
        var card = Card();

        await card.InvokeAsync(() => card.Find("#initiatives-target").ChangeAsync(new ChangeEventArgs { Value = "5" }));
        await card.InvokeAsync(() => card.Find("#initiatives-confidence").ChangeAsync(new ChangeEventArgs { Value = nameof(Confidence.Low) }));
        await card.InvokeAsync(() => card.Find("input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = true }));

        Assert.Equal((5, Confidence.Low, true), (sent[^1].Target, sent[^1].Confidence, sent[^1].MarkedForReview));
        await card.InvokeAsync(() => card.Find("#initiatives-target").ChangeAsync(new ChangeEventArgs { Value = "" }));
        Assert.Null(sent[^1].Target);
    }

    [Fact]
    public void A_card_that_may_not_be_answered_shows_the_answer_and_takes_none()
    {
        using var filled = new ResponseEditor(
            Question.Key, Stored(new ResponseContent { Answer = Answer.Rated(2), Note = "As agreed" }), SaveAsync, work => work(), clock, NullLogger.Instance);
        var card = bunit.Render<QuestionCard>(p => p.Add(c => c.Question, Question).Add(c => c.Editor, filled).Add(c => c.ReadOnly, true));

        Assert.True(card.Find("fieldset").HasAttribute("disabled"));
        Assert.True(card.Find("textarea").HasAttribute("readonly"));
        Assert.All(card.FindAll("select, input[type=checkbox]"), field => Assert.True(field.HasAttribute("disabled")));
        Assert.Empty(card.FindAll(".evidence-add"));
        Assert.Equal(("2", "As agreed"), (card.Find("input[checked]").GetAttribute("data-answer"), card.Find("textarea").GetAttribute("value")));
    }

    [Fact]
    public async Task A_theme_that_was_locked_meanwhile_says_so_and_the_choice_stays_on_the_screen()
    {
        answer = _ => new SaveResult.Locked();
        var card = Card();

        await card.InvokeAsync(() => card.Find("input[data-answer='3']").ChangeAsync(new ChangeEventArgs { Value = "3" }));

        Assert.Equal("Not saved: this theme is locked.", card.Find(".save-state.save-trouble").TextContent.Trim());
        Assert.Equal("3", card.Find("input[checked]").GetAttribute("data-answer"));
    }

    [Fact]
    public async Task A_save_that_failed_can_be_tried_again()
    {
        answer = _ => throw new InvalidOperationException("no disk");
        var card = Card();
        await card.InvokeAsync(() => card.Find("input[data-answer='1']").ChangeAsync(new ChangeEventArgs { Value = "1" }));
        Assert.StartsWith("Not saved.", card.Find(".save-trouble").TextContent.Trim(), StringComparison.Ordinal);

        answer = content => new SaveResult.Saved(Stored(content));
        await card.InvokeAsync(() => card.Find(".save-trouble button").ClickAsync());

        Assert.Equal([Answer.Rated(1), Answer.Rated(1)], sent.Select(c => c.Answer));
        Assert.Empty(card.FindAll(".save-trouble, .save-state button"));
    }

    private static LocalizedText Text(string english) => Localized.Of(english, english, english);

    private static ResponseView Stored(ResponseContent content) => new(content, SavedAt, "Bram");

    private IRenderedComponent<QuestionCard> Card() =>
        bunit.Render<QuestionCard>(p => p.Add(c => c.Question, Question).Add(c => c.Editor, editor));

    private Task<SaveResult> SaveAsync(string question, ResponseContent seen, ResponseContent wanted)
    {
        sent.Add(wanted);
        return Task.FromResult(answer(wanted));
    }
}
