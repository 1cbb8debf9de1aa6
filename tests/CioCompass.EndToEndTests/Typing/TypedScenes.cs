using CioCompass.EndToEndTests.Support.Browsers;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>How to come to the fields of one page, and how what was typed into them is saved.</summary>
/// <param name="Route">Of the page's source: <c>/assessments/{Id:guid}</c>.</param>
/// <param name="Play">Opens, types and saves; returns what must be in the database then.</param>
public sealed record TypedScene(string Route, string Name, Func<TypedStage, Task<IReadOnlyList<TypedText>>> Play);

/// <summary>Participants and properties of a scene.</summary>
/// <param name="Sample">Address of the sample's open assessment.</param>
public sealed record TypedStage(Visitor Visitor, Typist Typist, string Sample)
{
    public IPage Page => Visitor.Page;
}

/// <summary>Every interactive page that has fields. A page that is not here must have none: <c>TypingTests</c> looks.</summary>
public static class TypedScenes
{
    public static IReadOnlyList<TypedScene> All { get; } =
    [
        new("/assessments/{Id:guid}", "checklist", ChecklistAsync),
        new("/assessments/{Id:guid}", "gate", GateAsync),
        new("/assessments/new", "new assessment", NewAssessmentAsync),
        new("/assessments", "search of assessments", stage => FilterAsync(stage, "/assessments?q=x", ".list-search")),
        new("/assessments/{Id:guid}/results", "action from a result", ActionFromResultAsync),
        new("/assessments/{Id:guid}/report", "share", ShareAsync),
        new("/assessments/{Id:guid}/hand-over", "hand over", HandOverAsync),
        new("/actions", "new action", NewActionAsync),
        new("/actions", "filter of actions", stage => FilterAsync(stage, "/actions?q=x", ".action-filter")),
        new("/admin/users", "invitation", InviteAsync),
        new("/admin/users", "search of people", stage => FilterAsync(stage, "/admin/users?q=x", ".list-search")),
        new("/admin/organisations", "organisation", OrganisationAsync),
        new("/admin/audit", "filter of the log", stage => FilterAsync(stage, "/admin/audit", ".action-filter")),
        new("/admin/content/questions", "new question", NewQuestionAsync),
        new("/admin/content/questions/{Key}", "texts of the set", stage => QuestionTextsAsync(stage, "set")),
        new("/admin/content/questions/{Key}", "question", stage => QuestionTextsAsync(stage, "initiatives")),
        new("/admin/content", "new figure", stage => AddAsync(stage, "/admin/content", ".figure-add", "*/admin/content/statistics/*")),
        new("/admin/content/statistics/{Key}", "figure", StatisticAsync),
    ];

    /// <summary>Saves by itself, as it is typed.</summary>
    private static async Task<IReadOnlyList<TypedText>> ChecklistAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync(stage.Sample + "?theme=inventory");
        foreach (var more in await stage.Page.Locator("details.question-more:not([open]) > summary").AllAsync())
        {
            await more.ClickAsync();
        }

        var texts = await stage.Typist.TypeEverywhereAsync();
        await stage.Page.Keyboard.PressAsync("Enter");
        return texts;
    }

    private static async Task<IReadOnlyList<TypedText>> GateAsync(TypedStage stage)
    {
        await new ChecklistPage(stage.Visitor).StartAsync(await OrganisationOfAsync(stage), "Gate");
        await stage.Page.GotoAsync(stage.Page.Url + "?theme=culture");
        await stage.Visitor.ReadyAsync();
        await stage.Page.Locator(".gate-panel summary").Last.ClickAsync();
        return await SubmitAsync(stage, ".gate-panel");
    }

    private static async Task<IReadOnlyList<TypedText>> NewAssessmentAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/assessments/new");
        await stage.Page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        return await SubmitAsync(stage, "main");
    }

    private static async Task<IReadOnlyList<TypedText>> ActionFromResultAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync(stage.Sample + "/results");
        await stage.Page.Locator(".question-actions > button").First.ClickAsync();
        return await SubmitAsync(stage, ".action-form");
    }

    /// <summary>The number of days is in the database as the day on which the link ends.</summary>
    private static async Task<IReadOnlyList<TypedText>> ShareAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync(stage.Sample + "/report");
        await stage.Page.Locator("details.report-panel", new() { Has = stage.Page.Locator("#share-label") }).Locator("> summary").ClickAsync();
        var texts = await SubmitAsync(stage, ".share-form");
        var days = texts.Single(t => t.Type == "number");
        return [.. texts.Except([days]), days with { Text = $"days:{days.Text}" }];
    }

    /// <summary>Nothing of it is stored: it is compared with the name.</summary>
    private static async Task<IReadOnlyList<TypedText>> HandOverAsync(TypedStage stage)
    {
        await new ChecklistPage(stage.Visitor).StartAsync(await OrganisationOfAsync(stage), "Handed over");
        await stage.Visitor.OpenAsync(new Uri(stage.Page.Url).AbsolutePath + "/hand-over");
        await stage.Page.GetByRole(AriaRole.Button, new() { Name = "Make the pack" }).ClickAsync();
        await stage.Page.RunAndWaitForDownloadAsync(() => stage.Page.GetByRole(AriaRole.Link, new() { Name = "Download the pack" }).ClickAsync());
        await stage.Page.WaitForSelectorAsync("#typed");
        await stage.Typist.TypeEverywhereAsync();
        return [];
    }

    private static async Task<IReadOnlyList<TypedText>> NewActionAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/actions");
        await stage.Page.Locator(".page-actions button").ClickAsync();
        await stage.Page.Locator(".action-form select").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        return await SubmitAsync(stage, ".action-form");
    }

    private static async Task<IReadOnlyList<TypedText>> InviteAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/admin/users");
        return await SubmitAsync(stage, "main");
    }

    private static async Task<IReadOnlyList<TypedText>> OrganisationAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/admin/organisations");
        return await SubmitAsync(stage, "main");
    }

    private static async Task<IReadOnlyList<TypedText>> NewQuestionAsync(TypedStage stage)
    {
        await BeginDraftAsync(stage);
        return await AddAsync(stage, "/admin/content/questions", ".admin-form", "*/admin/content/questions/*");
    }

    private static async Task<IReadOnlyList<TypedText>> QuestionTextsAsync(TypedStage stage, string key)
    {
        await BeginDraftAsync(stage);
        return await SaveDraftAsync(stage, $"/admin/content/questions/{key}");
    }

    /// <summary>One of one's own: what is asked about a published one does not change.</summary>
    private static async Task<IReadOnlyList<TypedText>> StatisticAsync(TypedStage stage)
    {
        await AddAsync(stage, "/admin/content", ".figure-add", "*/admin/content/statistics/*");
        await stage.Page.WaitForSelectorAsync("#figure-percentage");
        return await SaveDraftAsync(stage, new Uri(stage.Page.Url).AbsolutePath);
    }

    /// <summary>Numbers are looked for in the page when it comes again: in the database they are not to be told from others.</summary>
    private static async Task<IReadOnlyList<TypedText>> SaveDraftAsync(TypedStage stage, string address)
    {
        if (new Uri(stage.Page.Url).AbsolutePath != address)
        {
            await stage.Visitor.OpenAsync(address);
        }

        var texts = await SubmitAsync(stage, "main form");
        await Assertions.Expect(stage.Page.Locator(".draft-bar [role=status]")).ToContainTextAsync("Saved");
        await stage.Visitor.OpenAsync(address);
        foreach (var text in texts)
        {
            await Assertions.Expect(stage.Page.Locator("#" + text.Field)).ToHaveValueAsync(text.Text);
        }

        return [.. texts.Where(t => t.Type != "number")];
    }

    private static async Task<IReadOnlyList<TypedText>> AddAsync(TypedStage stage, string address, string form, string then)
    {
        await stage.Visitor.OpenAsync(address);
        var texts = await SubmitAsync(stage, form);
        await stage.Page.ArriveAsync(then);
        return texts;
    }

    /// <summary>Types into a filter and waits until the text is in the address.</summary>
    private static async Task<IReadOnlyList<TypedText>> FilterAsync(TypedStage stage, string address, string form)
    {
        await stage.Visitor.OpenAsync(address);
        var texts = await SubmitAsync(stage, form);
        await stage.Page.ArriveAsync(url => texts.All(t => Uri.UnescapeDataString(url).Replace('+', ' ').Contains(t.Text, StringComparison.Ordinal)));
        return [];
    }

    private static async Task<IReadOnlyList<TypedText>> SubmitAsync(TypedStage stage, string where)
    {
        await stage.Page.Locator($"{where} :is(input:not([type=checkbox]):not([type=radio]):not([type=hidden]), textarea)").First.WaitForAsync();
        var texts = await stage.Typist.TypeEverywhereAsync(where);
        await stage.Page.Locator($"{where} button[type=submit]").Last.ClickAsync();
        return texts;
    }

    private static async Task BeginDraftAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/admin/content/questions");
        await stage.Page.WaitForSelectorAsync("main .empty button, #add-text");
        if (await stage.Page.Locator("main .empty button").CountAsync() > 0)
        {
            await stage.Page.ClickAsync("main .empty button");
            await stage.Page.WaitForSelectorAsync("#add-text");
        }
    }

    private static async Task<string> OrganisationOfAsync(TypedStage stage)
    {
        await stage.Visitor.OpenAsync("/assessments/new");
        return (await stage.Page.Locator("#organisation option").Last.InnerTextAsync()).Trim();
    }
}
