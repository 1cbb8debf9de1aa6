using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Assessments.Actions;
using CioCompass.Web.Features.Assessments.Actions.Plan;
using CioCompass.Web.Features.Assessments.Results.Changes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionComponentsTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private ActionExample example = null!;
    private BunitContext bunit = null!;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ActionExample.CreateAsync();
        bunit = ReaderContext.For(example.Database, example.Consultant);
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        english.Dispose();
        await example.DisposeAsync();
    }

    [Fact]
    public async Task The_plan_is_grouped_by_due_and_says_what_is_overdue_in_words()
    {
        await example.AddAsync("late", due: -1);
        await example.AddAsync("soon", due: 30);
        await example.AddAsync("later", due: 31);
        await example.AddAsync("some day");
        await example.AddAsync("done", due: -1, status: ActionStatus.Done);

        var page = Plan("");

        Assert.Equal(["Overdue", "Next 30 days", "Later", "No due date", "Closed"], page.FindAll(".action-group h2").Select(h => h.TextContent));
        Assert.Equal(["late", "soon", "later", "some day", "done"], page.FindAll(".action-row h3").Select(h => h.TextContent));
        Assert.Equal("⚠ overdue", Assert.Single(page.FindAll(".action-overdue")).TextContent);
        Assert.Equal("4 of 5 still open, 1 of them overdue.", page.Find(".lede").TextContent);
    }

    [Fact]
    public async Task One_click_sets_the_status_and_the_row_stays_where_it_is()
    {
        var late = await example.AddAsync("late", due: -1);
        await example.AddAsync("soon", due: 3);
        var page = Plan("");

        await page.InvokeAsync(() => page.FindAll("[aria-label='Status of: late'] button")[2].ClickAsync());

        Assert.Equal(ActionStatus.Done, (await example.FindAsync(late.Id)).Content.Status);
        Assert.Equal("true", page.FindAll("[aria-label='Status of: late'] button")[2].GetAttribute("aria-pressed"));
        Assert.Equal("Saved: done", page.Find(".action-said").TextContent);
        Assert.Equal(["late", "soon"], page.FindAll(".action-row h3").Select(h => h.TextContent));
        Assert.Equal("1 of 2 still open, none of them overdue.", page.Find(".lede").TextContent);
    }

    [Fact]
    public async Task A_status_that_somebody_else_set_meanwhile_is_said_and_shown()
    {
        var made = await example.AddAsync("Portfolio");
        var page = Plan("");
        await example.Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Dropped, example.Consultant, Cancel);

        await page.InvokeAsync(() => page.FindAll(".action-status button")[2].ClickAsync());

        Assert.Equal("Bram has meanwhile set it to: dropped.", page.Find(".action-said").TextContent);
        Assert.Equal("dropped", page.Find(".action-status [aria-pressed=true]").TextContent);
        Assert.Equal(ActionStatus.Dropped, (await example.FindAsync(made.Id)).Content.Status);
    }

    [Fact]
    public async Task Every_view_of_the_plan_has_an_address()
    {
        await example.AddAsync("late", due: -1, owner: "HR");
        var page = Plan("?owner=HR&status=overdue&page=2");

        Assert.Equal("overdue", page.Find(".action-states [aria-current=true]").TextContent);
        Assert.Contains("/actions?status=done&owner=HR", page.FindAll(".action-states a").Select(a => a.GetAttribute("href")));
        Assert.Equal("HR", page.Find("#filter-owner").GetAttribute("value"));
        Assert.Contains("/actions.ics?status=overdue&owner=HR", page.FindAll("a[download]").Select(a => a.GetAttribute("href")));

        await page.InvokeAsync(() => page.Find("#filter-text").ChangeAsync(new ChangeEventArgs { Value = "a b&c" }));
        await page.InvokeAsync(() => page.Find("form.action-filter").SubmitAsync());

        Assert.EndsWith("/actions?status=overdue&owner=HR&q=a%20b%26c", bunit.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task A_new_action_asks_for_its_assessment_only_where_none_is_in_the_address()
    {
        var page = Plan("");
        await page.InvokeAsync(() => page.Find(".page-actions button").ClickAsync());
        await page.InvokeAsync(() => page.Find("#title-own-new").InputAsync(new ChangeEventArgs { Value = "From the page" }));
        await page.InvokeAsync(() => page.Find(".action-form").SubmitAsync());
        Assert.Equal("Choose the assessment that the action belongs to.", page.Find("#assessment-error-own-new").TextContent);

        await page.InvokeAsync(() => page.Find("#assessment-own-new").ChangeAsync(new ChangeEventArgs { Value = example.AssessmentId.ToString() }));
        await page.InvokeAsync(() => page.Find(".action-form").SubmitAsync());
        Assert.Equal("Added: From the page", page.Find(".notice-info").TextContent);
        Assert.Equal(["From the page"], page.FindAll(".action-row h3").Select(h => h.TextContent));

        var narrowed = Plan($"?assessment={example.AssessmentId}");
        await narrowed.InvokeAsync(() => narrowed.Find(".page-actions button").ClickAsync());
        Assert.Empty(narrowed.FindAll("#assessment-own-new"));
    }

    [Fact]
    public async Task The_form_says_every_error_at_its_field_and_keeps_what_was_typed()
    {
        var form = bunit.Render<ActionForm>(p => p.Add(f => f.AssessmentId, example.AssessmentId).Add(f => f.Suggestion, ""));
        await form.InvokeAsync(() => form.Find("#note-own-new").InputAsync(new ChangeEventArgs { Value = new string('n', 4001) }));
        await form.InvokeAsync(() => form.Find("#due-own-new").ChangeAsync(new ChangeEventArgs { Value = "0026-04-01" }));

        await form.InvokeAsync(() => form.Find("form").SubmitAsync());

        Assert.Equal(
            ["Say what is to be done.", "", "Choose a day between 2000 and 2100.", "A note has at most 4000 characters."],
            form.FindAll(".field-error").Select(e => e.TextContent));
        Assert.Equal(3, form.FindAll("[aria-invalid=true]").Count);
        Assert.Equal(4001, form.TextOf("#note-own-new").Length);
        Assert.Empty(await example.TitlesAsync());
    }

    [Fact]
    public async Task Two_people_on_one_action_see_both_texts_and_choose()
    {
        var made = await example.AddAsync("Portfolio", note: "As it was");
        var form = bunit.Render<ActionForm>(p => p.Add(f => f.Existing, made));
        await example.Service.ChangeAsync(made.Id, made.Version, made.Content with { Note = "By Ann" }, example.Consultant, Cancel);
        var note = $"#note-{made.Id:N}";
        await form.InvokeAsync(() => form.Find(note).InputAsync(new ChangeEventArgs { Value = "By Bram" }));

        await form.InvokeAsync(() => form.Find("form").SubmitAsync());

        Assert.Equal("Stored: By Ann\nYours: By Bram", form.Find(".conflict-value").TextContent.ReplaceLineEndings("\n"));
        await form.InvokeAsync(() => form.FindAll(".notice-caution button")[1].ClickAsync());
        Assert.Equal("By Ann", form.TextOf(note));

        await form.InvokeAsync(() => form.Find(note).InputAsync(new ChangeEventArgs { Value = "By both" }));
        await form.InvokeAsync(() => form.Find("form").SubmitAsync());
        Assert.Equal("By both", (await example.FindAsync(made.Id)).Content.Note);
    }

    [Fact]
    public async Task What_is_deleted_comes_back_by_one_click()
    {
        await example.AddAsync("Portfolio");
        var snackbars = bunit.Render<MudSnackbarProvider>();
        var page = Plan("");

        await page.InvokeAsync(() => page.Find("[aria-label='Delete: Portfolio']").ClickAsync());
        Assert.Empty(await example.TitlesAsync());
        Assert.Equal("Deleted: Portfolio", snackbars.Find(".mud-snackbar-content-message").TextContent.Trim());

        await snackbars.InvokeAsync(() => snackbars.Find(".mud-snackbar-action-button").ClickAsync(new()));

        page.WaitForAssertion(() => Assert.Equal("Back in the plan: Portfolio", page.Find(".notice-info").TextContent));
        Assert.Equal(["Portfolio"], await example.TitlesAsync());
    }

    [Fact]
    public async Task An_offer_to_undo_ends_with_the_page()
    {
        await example.AddAsync("Portfolio");
        var page = Plan("");
        await page.InvokeAsync(() => page.Find("[aria-label='Delete: Portfolio']").ClickAsync());
        var snackbars = bunit.Services.GetRequiredService<ISnackbar>();
        Assert.Single(snackbars.ShownSnackbars);

        await bunit.DisposeComponentsAsync();

        Assert.Empty(snackbars.ShownSnackbars);
    }

    [Fact]
    public async Task The_board_has_a_column_for_each_status_and_a_card_moves_and_moves_back()
    {
        await example.AddAsync("late", due: -1, owner: "HR");
        await example.AddAsync("done", status: ActionStatus.Done);
        var snackbars = bunit.Render<MudSnackbarProvider>();
        var page = Plan("?view=board&q=e");

        Assert.Equal(["to do 1", "in progress 0", "done 1", "dropped 0"], page.FindAll(".board-column h2").Select(h => h.TextContent));
        Assert.Equal("HR", page.Find(".board-card .board-facts span").TextContent);
        Assert.Single(page.FindAll(".board-card .action-overdue"));
        Assert.Contains("/actions?q=e", page.FindAll(".page-actions .chips a").Select(a => a.GetAttribute("href")));

        await page.InvokeAsync(() => page.FindAll(".board-move button").First(b => b.TextContent == "in progress").ClickAsync());
        Assert.Equal(["to do 0", "in progress 1", "done 1", "dropped 0"], page.FindAll(".board-column h2").Select(h => h.TextContent));
        Assert.Equal("“late” is now: in progress.", snackbars.Find(".mud-snackbar-content-message").TextContent.Trim());

        await snackbars.InvokeAsync(() => snackbars.Find(".mud-snackbar-action-button").ClickAsync(new()));
        page.WaitForAssertion(() => Assert.Equal("to do 1", page.Find(".board-column h2").TextContent));
    }

    [Fact]
    public async Task A_card_that_somebody_else_moved_meanwhile_is_where_they_put_it_and_the_page_says_so()
    {
        var made = await example.AddAsync("Portfolio");
        var page = Plan("?view=board");
        await example.Service.SetStatusAsync(made.Id, made.Content, ActionStatus.Dropped, example.Consultant, Cancel);

        await page.InvokeAsync(() => page.Find(".board-card button[data-to=Done]").ClickAsync());

        Assert.Equal("Bram has meanwhile set it to: dropped.", page.Find(".notice-info").TextContent);
        Assert.Equal("Portfolio", page.Find(".board-column[data-drop=Dropped] h3").TextContent);
    }

    [Fact]
    public async Task A_CIO_reads_the_plan_without_a_button()
    {
        await example.AddAsync("Portfolio");
        await using var reader = ReaderContext.For(example.Database, example.Cio);

        var page = reader.Render<ActionsPage>();

        Assert.Equal("to do", page.WaitForElement(".action-do .tag").TextContent);
        Assert.Empty(page.FindAll(".action-row button, .page-actions button"));
        reader.Services.GetRequiredService<NavigationManager>().NavigateTo("/actions?view=board");
        page.WaitForElement(".board-card");
        Assert.Empty(page.FindAll(".board button, .board-grip, .board-dock"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task From_a_gap_to_an_action_with_the_question_and_a_title_to_begin_with(bool chart)
    {
        await AnswerAsync(example.AssessmentId, new ResponseContent { Answer = Answer.Rated(2), Target = 4 });
        var results = await ResultsAsync(example.AssessmentId);
        var changed = 0;
        var figure = bunit.Render<GapsFigure>(p => p.Add(g => g.Results, results).Add(g => g.ShowChart, chart).Add(g => g.ActionsChanged, () => changed++));

        await figure.InvokeAsync(() => figure.Find(".question-actions > button").ClickAsync());
        Assert.StartsWith("From level 2 to 4 (Measured): Which initiatives", figure.Find("#title-gap-initiatives").GetAttribute("value"));
        await figure.InvokeAsync(() => figure.Find(".action-form").SubmitAsync());

        var made = Assert.Single(await example.Service.ForAsync(example.AssessmentId, example.Consultant, Cancel));
        Assert.Equal(("initiatives", ActionOrigin.Gap, 1), (made.QuestionKey, made.Origin, changed));
        figure.Render(p => p.Add(g => g.Actions, [made]));
        Assert.Empty(figure.FindAll(".action-form"));
        Assert.Equal($"/actions?assessment={example.AssessmentId}#action-{made.Id}", figure.Find(".question-actions a").GetAttribute("href"));
        Assert.Equal("to do, no due date", figure.Find(".question-actions li .muted").TextContent);
    }

    [Fact]
    public async Task The_next_results_say_what_became_of_each_action_and_take_the_open_ones_along()
    {
        await AnswerAsync(example.AssessmentId, new ResponseContent { Answer = Answer.Rated(2), Target = 4 });
        await example.Database.Get<AssessmentService>().CompleteAsync(example.AssessmentId, example.Consultant, Cancel);
        var next = await example.AddAssessmentAsync("A year on", ActionExample.Today.AddYears(1));
        await AnswerAsync(next, new ResponseContent { Answer = Answer.Rated(3) });
        await example.AddAsync("late", due: -1);
        await example.AddAsync("done", status: ActionStatus.Done);
        await example.AddAsync("dropped", status: ActionStatus.Dropped, question: null);
        var earlier = await example.Service.ForAsync(example.AssessmentId, example.Consultant, Cancel);
        var results = await ResultsAsync(next);

        var section = bunit.Render<ActionProgress>(p => p.Add(a => a.Results, results).Add(a => a.Earlier, earlier).Add(a => a.Now, []));

        Assert.Equal("Of the actions of March 2026: 1 done, 1 still open, 1 dropped", section.Find("h2").TextContent);
        Assert.Equal(["late", "done", "dropped"], section.FindAll(".became li a").Select(a => a.TextContent));
        Assert.Equal(["level 2 → level 3", "level 2 → level 3", ""], section.FindAll(".became-level").Select(l => l.TextContent));
        Assert.Single(section.FindAll(".action-overdue"));

        await section.InvokeAsync(() => section.Find(".became-take button").ClickAsync());
        var now = await example.Service.ForAsync(next, example.Consultant, Cancel);
        section.Render(p => p.Add(a => a.Now, now));
        Assert.Equal("late", Assert.Single(now).Content.Title);
        Assert.Empty(section.FindAll(".became-take"));
        Assert.Contains("carried over", section.Find(".became-status").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_earlier_action_the_results_say_nothing_about_it()
    {
        var results = await ResultsAsync(example.AssessmentId);

        Assert.Equal("", bunit.Render<ActionProgress>(p => p.Add(a => a.Results, results).Add(a => a.Earlier, []).Add(a => a.Now, [])).Markup.Trim());
    }

    [Theory]
    [InlineData(10)]
    [InlineData(200)]
    [InlineData(600)]
    public void A_suggested_title_fits_and_ends_at_a_word(int length)
    {
        var text = string.Concat(Enumerable.Repeat("woord ", 100))[..length].TrimEnd();

        var title = PlanTexts.Suggestion(text);

        Assert.InRange(title.Length, 1, ActionItem.TitleMaxLength);
        Assert.True(title == text || title.EndsWith("woord…", StringComparison.Ordinal));
    }

    private IRenderedComponent<ActionsPage> Plan(string query)
    {
        bunit.Services.GetRequiredService<NavigationManager>().NavigateTo("/actions" + query);
        var page = bunit.Render<ActionsPage>();
        page.WaitForElement(".action-filter, .empty");
        return page;
    }

    private async Task<ResultsView> ResultsAsync(Guid id) =>
        (await example.Database.Get<ResultsService>().FindAsync(id, null, example.Consultant, Cancel))!;

    private async Task AnswerAsync(Guid id, ResponseContent content) => Assert.IsType<SaveResult.Saved>(
        await example.Database.Get<AnswerService>().SaveAsync(id, ActionExample.Question, ResponseContent.Empty, content, example.Consultant, Cancel));
}
