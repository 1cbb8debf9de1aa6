using Bunit;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Content.QuestionSets;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Content.QuestionSets;

public sealed class DraftPageTests : IAsyncLifetime
{
    private ContentEditor editor = null!;

    public async ValueTask InitializeAsync() => editor = await ContentEditor.OpenAsync();

    public ValueTask DisposeAsync() => editor.DisposeAsync();

    [Fact]
    public void Where_there_is_no_draft_one_can_be_begun()
    {
        var page = editor.Bunit.Render<DraftPage>();

        page.WaitForElement(".empty button").Click();

        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".draft-theme").Count));
        Assert.Equal(17, page.FindAll(".draft-row").Count);
        Assert.Contains("No changes yet", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_is_added_and_its_page_opens_to_fill_in_the_rest()
    {
        var page = await OpenAsync();
        page.Find("#add-where").Change("");
        page.Find("#add-text").Change("  Digital <b>trust</b> ");

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        var added = (await editor.StoredAsync()).Body.Themes[^1];
        Assert.Equal(("digital-b-trust-b", "Digital <b>trust</b>"), (added.Key, added.Name.En));
        Assert.EndsWith("/admin/content/questions/digital-b-trust-b", editor.Bunit.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".draft-list b"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("long")]
    public async Task Nothing_is_added_without_words_or_with_too_many(string words)
    {
        var page = await OpenAsync();
        var before = await editor.StoredAsync();
        page.Find("#add-text").Change(words == "long" ? new string('x', 2001) : words);

        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        Assert.Equal("Give it a text of at most 2000 characters.", page.Find("#add-text-error").TextContent);
        Assert.Equal(before.Version, (await editor.StoredAsync()).Version);
    }

    [Fact]
    public async Task A_question_moves_up_and_is_removed_once_that_is_confirmed()
    {
        var page = await OpenAsync();
        var keys = (await editor.StoredAsync()).Body.Themes[0].Questions.Select(q => q.Key).ToList();

        await page.InvokeAsync(() => Button(page, 3, "Move up").ClickAsync(new()));
        Assert.Equal([keys[1], keys[0], keys[2]], await KeysAsync());
        Assert.Contains("Themes or questions stand in another order.", page.Markup, StringComparison.Ordinal);

        var refused = page.InvokeAsync(() => Button(page, 2, "Remove").ClickAsync(new()));
        await editor.AnswerAsync("Cancel");
        await refused;
        Assert.Equal(3, (await KeysAsync()).Count);

        var removal = page.InvokeAsync(() => Button(page, 2, "Remove").ClickAsync(new()));
        await editor.AnswerAsync("Remove");
        await removal;
        Assert.Equal([keys[0], keys[2]], await KeysAsync());
    }

    [Fact]
    public async Task A_question_moves_to_the_theme_that_is_chosen()
    {
        var page = await OpenAsync();
        var themes = (await editor.StoredAsync()).Body.Themes;
        var question = themes[0].Questions[0];

        var refused = page.InvokeAsync(() => Button(page, 2, "Move to…").ClickAsync(new()));
        await editor.AnswerAsync("Cancel");
        await refused;
        Assert.Equal(3, (await KeysAsync()).Count);

        var move = page.InvokeAsync(() => Button(page, 2, "Move to…").ClickAsync(new()));
        editor.Dialogs.WaitForElement(".mud-dialog");
        Assert.Equal(themes.Skip(1).Select(t => t.Key), editor.Dialogs.FindAll(".mud-dialog input").Select(i => i.GetAttribute("value")));
        editor.Dialogs.Find($".mud-dialog input[value={themes[2].Key}]").Change(themes[2].Key);
        await editor.AnswerAsync("Move");
        await move;

        var after = (await editor.StoredAsync()).Body;
        Assert.Equal(question.Key, after.Themes[2].Questions[^1].Key);
        Assert.Equal(2, after.Themes[0].Questions.Count);
        Assert.Contains($"now stands at the end of “{themes[2].Name.En}”.", page.Find(".draft-message").TextContent, StringComparison.Ordinal);
        Assert.Contains($"from theme “{themes[0].Name.En}” to theme “{themes[2].Name.En}”", page.Find(".change-list").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_only_question_of_a_theme_stays_and_the_page_says_why()
    {
        await editor.StartAsync();
        await editor.ColleagueSavesAsync(d => d.Remove(d.Themes[0].Questions[2].Key).Remove(d.Themes[0].Questions[1].Key));
        var page = await OpenAsync();

        await page.InvokeAsync(() => Button(page, 2, "Move to…").ClickAsync(new()));

        Assert.Contains("is the only question of its theme", page.Find(".draft-message.notice-caution").TextContent, StringComparison.Ordinal);
        Assert.Empty(editor.Dialogs.FindAll(".mud-dialog"));
        Assert.Single(await KeysAsync());
    }

    [Fact]
    public async Task A_full_theme_cannot_be_chosen_and_one_that_is_gone_meanwhile_takes_nothing()
    {
        await editor.StartAsync();
        await editor.ColleagueSavesAsync(d => Enumerable.Range(0, 20).Aggregate(d, (draft, i) => draft.AddQuestion(draft.Themes[1].Key, $"More {i}?")));
        var page = await OpenAsync();

        var move = page.InvokeAsync(() => Button(page, 2, "Move to…").ClickAsync(new()));
        editor.Dialogs.WaitForElement(".mud-dialog");
        Assert.Equal([true, false, false], editor.Dialogs.FindAll(".mud-dialog input").Select(i => i.HasAttribute("disabled")));
        Assert.Contains("Full: 20 questions at most.", editor.Dialogs.Find(".mud-dialog").TextContent, StringComparison.Ordinal);
        await editor.ColleagueSavesAsync(d => d.Remove(d.Themes[2].Key));
        await editor.AnswerAsync("Move");
        await move;

        Assert.Contains("Somebody else saved the draft meanwhile.", page.Find(".draft-message").TextContent, StringComparison.Ordinal);
        Assert.Equal(3, (await KeysAsync()).Count);
    }

    [Fact]
    public async Task What_is_to_do_is_counted_and_leads_to_its_field()
    {
        await editor.StartAsync();
        await editor.ColleagueSavesAsync(d => d.AddQuestion(d.Themes[1].Key, "Who decides?"));
        var page = await OpenAsync();

        Assert.Equal($"To do: {(7 * Languages.All.Count) - 1}", page.Find(".tag-caution").TextContent);
        var links = page.FindAll(".draft-errors a");
        Assert.Equal($"Question ({string.Join(", ", Languages.All.Skip(1).Select(l => l.OwnName))}): not filled in", links[0].TextContent);
        Assert.Equal("/admin/content/questions/who-decides#text-nl", links[0].GetAttribute("href"));
        Assert.Equal("/admin/content/questions/who-decides#level-5-en", links[^1].GetAttribute("href"));

        await page.InvokeAsync(() => page.FindAll(".page-actions button")[0].ClickAsync(new()));
        Assert.Contains("The draft is not complete yet.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Empty(editor.Dialogs.FindAll(".mud-dialog"));
    }

    [Fact]
    public async Task A_paragraph_without_a_text_in_one_language_is_to_do_and_leads_to_its_field()
    {
        await editor.StartAsync();
        await editor.ColleagueSavesAsync(d => d with { RoleContext = [d.RoleContext[0], Localized.Of("Nieuw", "New", ""), .. d.RoleContext.Skip(1)] });
        var page = await OpenAsync();

        var link = page.Find(".draft-errors a");
        Assert.StartsWith("Context of the role 2 (Français", link.TextContent, StringComparison.Ordinal);
        Assert.Equal("/admin/content/questions/set#role-context-2-fr", link.GetAttribute("href"));
        Assert.Equal(("new", "New"), (page.Find(".change .tag").TextContent, page.Find(".change-name").TextContent));
    }

    [Fact]
    public async Task It_is_published_once_that_is_confirmed_and_kept_pages_are_made_anew()
    {
        var key = (await editor.StartAsync()).Body.Themes[0].Questions[0].Key;
        await editor.ColleagueSavesAsync(d => d.Replace(d.FindQuestion(key)! with { Text = Localized.Of("Nieuw?", "New?", "Nouveau ?") }));
        var page = await OpenAsync();
        var kept = editor.Pages.ContentVersion;
        Assert.Equal("New?", page.Find(".change-name").TextContent);

        var refused = page.InvokeAsync(() => page.FindAll(".page-actions button")[0].ClickAsync(new()));
        await editor.AnswerAsync("Cancel");
        await refused;
        Assert.Equal(Shipped.Version, (await editor.Database.Get<QuestionCatalog>().LatestAsync(CancellationToken.None)).Version);

        var publication = page.InvokeAsync(() => page.FindAll(".page-actions button")[0].ClickAsync(new()));
        await editor.AnswerAsync("Publish");
        await publication;

        Assert.Contains($"Version {Shipped.Version + 1} is published.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(page.FindAll(".empty"));
        Assert.Equal("New?", (await editor.Database.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None)).Find(key)!.Text.En);
        Assert.True(editor.Pages.ContentVersion > kept);
    }

    [Fact]
    public async Task What_a_colleague_saved_meanwhile_is_shown_instead_of_being_published_or_discarded_unseen()
    {
        await editor.StartAsync();
        await editor.ColleagueSavesAsync(d => d with { Title = Localized.Of("Een", "One", "Un") });
        var page = await OpenAsync();
        var seen = await editor.StoredAsync();
        await editor.Drafts.SaveAsync(seen.Body with { Title = Localized.Of("Twee", "Two", "Deux") }, seen.Version, editor.Administrator, CancellationToken.None);

        await page.InvokeAsync(() => page.Find(".page-menu button").ClickAsync(new()));
        var discarding = page.InvokeAsync(() => editor.Menus.WaitForElement(".menu-danger").ClickAsync(new()));
        await editor.AnswerAsync("Discard draft");
        await discarding;

        Assert.Contains("Somebody else saved the draft meanwhile.", page.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Two", (await editor.StoredAsync()).Body.Title.En);
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<DraftPage> page, int row, string name) =>
        page.FindAll(".draft-row")[row].QuerySelectorAll("button").Single(b => b.TextContent == name);

    private async Task<List<string>> KeysAsync() => [.. (await editor.StoredAsync()).Body.Themes[0].Questions.Select(q => q.Key)];

    private async Task<IRenderedComponent<DraftPage>> OpenAsync()
    {
        await editor.StartAsync();
        var page = editor.Bunit.Render<DraftPage>();
        page.WaitForElement(".draft-theme");
        return page;
    }
}
