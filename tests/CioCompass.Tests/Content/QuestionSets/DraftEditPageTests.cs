using Bunit;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Content.QuestionSets.Editing;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class DraftEditPageTests : IAsyncLifetime
{
    private ContentEditor editor = null!;
    private string question = null!;

    public async ValueTask InitializeAsync()
    {
        editor = await ContentEditor.OpenAsync();
        question = (await editor.StartAsync()).Body.Themes[0].Questions[0].Key;
    }

    public ValueTask DisposeAsync() => editor.DisposeAsync();

    [Fact]
    public async Task A_question_is_changed_in_every_language_and_said_to_be_saved()
    {
        var page = Open(question);
        Type(page, "#text-nl", "Een andere vraag?");
        Type(page, "#text-en", "Another question?");
        Type(page, "#text-fr", "Une autre question ?");
        Type(page, "#text-de", "Eine andere Frage?");
        Assert.Equal("Not saved yet.", page.Find(".draft-bar [role=status]").TextContent);

        await SaveAsync(page);

        Assert.StartsWith("Saved at ", page.Find(".draft-bar [role=status]").TextContent, StringComparison.Ordinal);
        var text = (await editor.StoredAsync()).Body.FindQuestion(question)!.Text;
        Assert.Equal(
            ("Een andere vraag?", "Another question?", "Une autre question ?", "Eine andere Frage?"), (text.Nl, text.En, text.Fr, text["de"]));
    }

    [Fact]
    public async Task The_evidence_and_the_order_of_answering_are_saved()
    {
        var page = Open(question);
        var chosen = page.FindAll("#evidence input").Where(i => !i.HasAttribute("checked")).Select(i => i.GetAttribute("value")!).First();
        page.Find($"#evidence input[value={chosen}]").Change(true);
        await SaveAsync(page);
        Assert.Equal(chosen, (await editor.StoredAsync()).Body.FindQuestion(question)!.Evidence[^1]);

        var theme = (await editor.StoredAsync()).Body.Themes[0].Key;
        var themePage = Open(theme);
        themePage.Find("#prerequisite").Change(false);
        await SaveAsync(themePage);
        Assert.False((await editor.StoredAsync()).Body.Themes[0].IsPrerequisite);
    }

    [Fact]
    public async Task A_figure_that_is_no_longer_published_can_be_taken_away()
    {
        await editor.ColleagueSavesAsync(d => d.Replace(d.FindQuestion(question)! with { Evidence = ["gone"] }));
        var page = Open(question);
        Assert.Contains("names a figure that does not exist", page.Find("#evidence").TextContent, StringComparison.Ordinal);

        page.Find("#evidence input[value=gone]").Change(false);
        await SaveAsync(page);

        Assert.Empty((await editor.StoredAsync()).Body.FindQuestion(question)!.Evidence);
        Assert.DoesNotContain("gone", page.Find("#evidence").InnerHtml, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>\"'&")]
    [InlineData("مرحبا بالعالم 👩‍👩‍👧‍👦")]
    [InlineData(" two\nlines")]
    public async Task Whatever_is_typed_is_kept_as_it_is_and_shown_as_text(string words)
    {
        var page = Open(question);
        Type(page, "#guidance-en", words);

        await SaveAsync(page);

        Assert.Equal(words, (await editor.StoredAsync()).Body.FindQuestion(question)!.Guidance.En);
        Assert.Equal(words, page.TextOf("#guidance-en"));
        Assert.Empty(page.FindAll("script"));
    }

    [Fact]
    public async Task A_text_that_is_too_long_is_kept_and_told_with_both_numbers()
    {
        var page = Open(question);
        Type(page, "#level-2-fr", new string('x', 4000));

        Assert.Equal("4000 characters; at most 2000 can be published.", page.Find("#level-2-fr-note").TextContent);
        Assert.Equal("true", page.Find("#level-2-fr").GetAttribute("aria-invalid"));
        await SaveAsync(page);

        Assert.Equal(4000, (await editor.StoredAsync()).Body.FindQuestion(question)!.Levels[1].Fr.Length);
    }

    [Fact]
    public async Task What_a_colleague_changed_elsewhere_and_what_was_typed_are_both_kept()
    {
        var page = Open(question);
        Type(page, "#text-en", "Mine");
        await editor.ColleagueSavesAsync(d => d.Replace(d.FindQuestion(question)! with { Guidance = Localized.Of("van Bram", "by Bram", "de Bram") }));

        await SaveAsync(page);

        var stored = (await editor.StoredAsync()).Body.FindQuestion(question)!;
        Assert.Equal(("Mine", "by Bram"), (stored.Text.En, stored.Guidance.En));
        Assert.Equal("by Bram", page.TextOf("#guidance-en"));
    }

    [Theory]
    [InlineData("Keep mine", "Mine")]
    [InlineData("Keep theirs", "Theirs")]
    public async Task Where_both_changed_a_text_both_are_shown_and_nothing_is_stored_before_the_choice(string choice, string kept)
    {
        var page = Open(question);
        Type(page, "#text-en", "Mine");
        Type(page, "#guidance-nl", "Ook van mij");
        await editor.ColleagueSavesAsync(d => d.Replace(d.FindQuestion(question)! with { Text = d.FindQuestion(question)!.Text.With("en", "Theirs") }));

        await SaveAsync(page);

        Assert.Contains("Bram changed this", page.Find(".conflict h2").TextContent, StringComparison.Ordinal);
        Assert.Equal(["Mine", "Theirs"], page.FindAll(".conflict-value").Select(v => v.TextContent));
        Assert.Equal("Mine", page.TextOf("#text-en"));
        Assert.Equal("Theirs", (await editor.StoredAsync()).Body.FindQuestion(question)!.Text.En);

        await page.InvokeAsync(() => page.FindAll(".conflict button").Single(b => b.TextContent == choice).ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".conflict")));
        var stored = (await editor.StoredAsync()).Body.FindQuestion(question)!;
        Assert.Equal((kept, "Ook van mij"), (stored.Text.En, stored.Guidance.Nl));
    }

    [Fact]
    public async Task What_was_typed_stays_on_the_page_when_the_question_or_the_draft_is_gone()
    {
        var page = Open(question);
        Type(page, "#text-en", "Mine");
        await editor.ColleagueSavesAsync(d => d.Remove(question));

        await SaveAsync(page);
        Assert.Contains("Somebody else removed this", page.Find(".draft-bar [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", page.TextOf("#text-en"));

        await editor.Drafts.DiscardAsync((await editor.StoredAsync()).Version, editor.Administrator, CancellationToken.None);
        var other = (await editor.StartAsync()).Body.Themes[1].Key;
        var theme = Open(other);
        Type(theme, "#name-en", "Mine too");
        await editor.Drafts.DiscardAsync((await editor.StoredAsync()).Version, editor.Administrator, CancellationToken.None);
        await SaveAsync(theme);
        Assert.Contains("published or discarded", theme.Find(".draft-bar [role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine too", theme.TextOf("#name-en"));
    }

    [Fact]
    public async Task Paragraphs_of_the_context_are_added_moved_and_taken_away_and_stored_together()
    {
        var role = (await editor.StoredAsync()).Body.RoleContext;
        var page = Open(ContentRules.SetKey);
        await ClickAsync(page, "Remove “Context of the role 1”");
        await ClickAsync(page, "Move up “Context of the role 2”");
        await page.InvokeAsync(() => page.FindAll("#role-context > .btn").Single().ClickAsync(new()));
        var added = page.FindAll("#role-context textarea[lang=en]")[^1].Id!;
        Type(page, "#" + added, "Something new");
        Assert.Equal("Not saved yet.", page.Find(".draft-bar [role=status]").TextContent);
        Assert.Equal(role, (await editor.StoredAsync()).Body.RoleContext);

        await SaveAsync(page);

        Assert.Equal([role[2], role[1], .. role.Skip(3), Localized.Of("", "Something new", "")], (await editor.StoredAsync()).Body.RoleContext);
    }

    [Fact]
    public async Task What_a_colleague_did_to_other_paragraphs_meanwhile_stays()
    {
        var role = (await editor.StoredAsync()).Body.RoleContext;
        var page = Open(ContentRules.SetKey);
        Type(page, "#role-context-3-en", "Mine");
        await editor.ColleagueSavesAsync(d => d with { RoleContext = [.. d.RoleContext.Skip(1).Reverse()] });

        await SaveAsync(page);

        var expected = role.Skip(1).Reverse().Select(p => p == role[2] ? p.With("en", "Mine") : p);
        Assert.Equal(expected, (await editor.StoredAsync()).Body.RoleContext);
        Assert.StartsWith("Saved at ", page.Find(".draft-bar [role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_paragraphs_the_page_says_what_that_means_and_with_the_most_none_is_added()
    {
        await editor.ColleagueSavesAsync(d => d with { RoleContext = [] });
        var page = Open(ContentRules.SetKey);
        Assert.Contains("the dashboard leaves this part out", page.Find("#role-context").TextContent, StringComparison.Ordinal);

        for (var i = 0; i < ContentRules.MostParagraphs; i++)
        {
            await page.InvokeAsync(() => page.FindAll("#role-context > .btn").Single().ClickAsync(new()));
        }

        Assert.Empty(page.FindAll("#role-context > .btn"));
        Assert.Contains("No more than 12 paragraphs fit.", page.Find("#role-context").TextContent, StringComparison.Ordinal);
    }

    private static Task ClickAsync(IRenderedComponent<DraftEditPage> page, string name) =>
        page.InvokeAsync(() => page.Find($"button[aria-label='{name}']").ClickAsync(new()));

    private static void Type(IRenderedComponent<DraftEditPage> page, string field, string words) => page.Find(field).Input(words);

    private static Task SaveAsync(IRenderedComponent<DraftEditPage> page) => page.InvokeAsync(() => page.Find("form").SubmitAsync());

    private IRenderedComponent<DraftEditPage> Open(string key)
    {
        var page = editor.Bunit.Render<DraftEditPage>(p => p.Add(d => d.Key, key));
        page.WaitForElement(".draft-bar");
        return page;
    }
}
