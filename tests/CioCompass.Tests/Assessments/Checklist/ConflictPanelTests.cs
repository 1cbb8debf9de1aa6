using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Assessments.Checklist;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Assessments.Checklist;

/// <summary>Two people changed the level and the note of one question.</summary>
public sealed class ConflictPanelTests : IAsyncLifetime
{
    private static readonly ResponseContent Mine = new() { Answer = Answer.Rated(2), Note = "My note" };
    private static readonly ResponseContent Theirs = new() { Answer = Answer.DontKnow, Note = "<b>Their note</b>" };

    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();
    private readonly FakeTimeProvider clock = new(TestDatabase.Start);
    private readonly List<ResponseContent> sent = [];
    private readonly ResponseEditor editor;
    private SaveResult? refusal = new SaveResult.Conflict(Stored(Theirs), Mine, [ResponseField.Answer, ResponseField.Note]);

    public ConflictPanelTests()
    {
        bunit.Services.AddSingleton<TimeProvider>(clock);
        editor = new ResponseEditor("initiatives", Stored(ResponseContent.Empty), SaveAsync, work => work(), clock, NullLogger.Instance);
    }

    public async ValueTask InitializeAsync()
    {
        await editor.ChooseAsync(Mine);
        Assert.Equal(SaveStatus.Conflict, editor.Status);
        refusal = null;
        sent.Clear();
    }

    public async ValueTask DisposeAsync()
    {
        editor.Dispose();
        await bunit.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public void Both_versions_of_each_field_are_shown_as_text_with_whose_they_are()
    {
        var panel = Panel();

        Assert.Equal("Bram changed this at 09:00 UTC, while you were editing", panel.Find("[role=alert] h4").TextContent);
        Assert.Equal(["Level 2", "Don’t know", "My note", "<b>Their note</b>"], panel.FindAll(".conflict-value").Select(v => v.TextContent));
        Assert.Equal(["Answer, yours", "Answer, by Bram", "Note, yours", "Note, by Bram"], panel.FindAll(".conflict-side .muted").Select(v => v.TextContent));
    }

    [Fact]
    public void Only_what_can_be_joined_offers_to_keep_both()
    {
        var fields = Panel().FindAll(".conflict-field");

        Assert.Equal([2, 3], fields.Select(f => f.QuerySelectorAll("button").Length));
    }

    [Fact]
    public async Task Nothing_is_saved_before_the_last_field_is_decided_and_then_what_was_chosen_is()
    {
        var panel = Panel();

        await Button(panel, field: 0, "Keep mine").ClickAsync();
        Assert.Empty(sent);
        Assert.Equal(["Note, yours", "Note, by Bram"], panel.FindAll(".conflict-side .muted").Select(v => v.TextContent));
        await Button(panel, field: 0, "Keep theirs").ClickAsync();

        Assert.Equal((Answer.Rated(2), "<b>Their note</b>"), (Assert.Single(sent).Answer, sent[0].Note));
        Assert.Equal((Answer.Rated(2), "<b>Their note</b>", SaveStatus.Saved), (editor.Draft.Answer, editor.Draft.Note, editor.Status));
    }

    [Fact]
    public async Task Keeping_both_notes_puts_one_under_the_other()
    {
        var panel = Panel();

        await Button(panel, field: 1, "Keep both").ClickAsync();
        await Button(panel, field: 0, "Keep theirs").ClickAsync();

        Assert.Equal((Answer.DontKnow, "<b>Their note</b>\n\nMy note"), (Assert.Single(sent).Answer, sent[0].Note));
    }

    [Fact]
    public async Task Taking_all_of_theirs_saves_nothing_and_ends_the_conflict()
    {
        var panel = Panel();

        await Button(panel, field: 0, "Keep theirs").ClickAsync();
        await Button(panel, field: 0, "Keep theirs").ClickAsync();

        Assert.Empty(sent);
        Assert.Equal((Answer.DontKnow, SaveStatus.Saved, false), (editor.Draft.Answer, editor.Status, editor.IsUnsaved));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ConflictPanel> panel, int field, string text) =>
        panel.FindAll(".conflict-field")[field].QuerySelectorAll("button").Single(b => b.TextContent == text);

    private static ResponseView Stored(ResponseContent content) => new(content, new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc), "Bram");

    private IRenderedComponent<ConflictPanel> Panel() => bunit.Render<ConflictPanel>(p => p.Add(c => c.Editor, editor));

    private Task<SaveResult> SaveAsync(string question, ResponseContent seen, ResponseContent wanted)
    {
        sent.Add(wanted);
        return Task.FromResult(refusal ?? new SaveResult.Saved(Stored(wanted)));
    }
}
