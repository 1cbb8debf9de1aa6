using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests;

/// <summary>Whoever clicks twice where the network is slow makes one of everything.</summary>
public sealed class DoubleClickTests(BrowserFixture fixture)
{
    [Fact]
    public async Task Every_creating_button_of_the_working_pages_makes_one()
    {
        await using var app = await RunningApp.StartAsync();
        await using var network = new DelayProxy(app.Address);
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address);
        var page = visitor.Page;
        await visitor.SignInAsync(to: "/admin/organisations");
        network.RoundTrip = DelayProxy.Hotel;

        await page.FillAsync("#organisation-name", "Dijle");
        await TwiceAsync(page, "main button[type=submit]");
        await Assertions.Expect(page.Locator("tbody th")).ToContainTextAsync("Dijle");

        await visitor.OpenAsync("/admin/users");
        await page.FillAsync("#invite-name", "Bram Claes");
        await page.FillAsync("#invite-email", "bram@example.org");
        await TwiceAsync(page, "form:has(#invite-name) button[type=submit]");
        await Assertions.Expect(page.Locator("#invitation-link")).ToBeVisibleAsync();

        await visitor.OpenAsync("/assessments/new");
        await page.FillAsync("#title", "This year");
        await TwiceAsync(page, "main button[type=submit]");
        await page.WaitForSelectorAsync("[data-question]");
        var assessment = new Uri(page.Url).AbsolutePath;

        await MakeOfAssessmentAsync(visitor, assessment);
        await MakeContentAsync(visitor);

        await visitor.OpenAsync("/admin/backups");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a backup now" }).DblClickAsync();
        await Assertions.Expect(page.Locator("[role=status]").First).ToContainTextAsync("made and checked");

        foreach (var table in (string[])["Organisations", "Assessments", "ActionItems", "Workshops", "SharedLinks"])
        {
            Assert.Equal((table, 1), (table, DatabaseFile.Count(app, $"SELECT COUNT(*) FROM {table}")));
        }

        Assert.Equal(2, DatabaseFile.Count(app, "SELECT COUNT(*) FROM AspNetUsers"));
        Assert.Equal(2, DatabaseFile.Count(app, "SELECT COUNT(*) FROM ContentDrafts"));
        Assert.Single(Directory.GetFiles(Path.Combine(app.DataDirectory, "backups"), "*by-hand.db"));
        visitor.AssertNoProblems();
    }

    /// <summary>The program ends after it has stored what the form makes, and before the page hears of it.</summary>
    [Fact]
    public async Task A_form_that_came_back_after_a_crash_makes_what_it_had_made_no_second_time_and_another_text_is_another()
    {
        const string deafToStored = "() => { cioCompass.unsaved.saved = () => {}; }";
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var page = visitor.Page;

        foreach (var (title, expected) in new[] { ("This year", 1), ("This year", 1), ("Next year", 2) })
        {
            await visitor.OpenAsync("/assessments/new");
            await page.EvaluateAsync(deafToStored);
            await page.FillAsync("#title", title);
            await page.Locator("#organisation").SelectOptionAsync(new SelectOptionValue { Index = 1 });
            await page.ClickAsync("main button[type=submit]");
            await page.WaitForSelectorAsync("[data-question]");
            Assert.Equal(expected, DatabaseFile.Count(app, "SELECT count(*) FROM Assessments WHERE Title IN ('This year', 'Next year')"));
        }

        foreach (var (name, expected) in new[] { ("Dijle", 1), ("Dijle", 1), ("Leie", 2) })
        {
            await visitor.OpenAsync("/admin/organisations");
            await page.EvaluateAsync(deafToStored);
            await page.FillAsync("#organisation-name", name);
            await page.ClickAsync("form:has(#organisation-name) button[type=submit]");
            await Assertions.Expect(page.Locator("tbody th", new() { HasText = name })).ToHaveCountAsync(1);
            await Assertions.Expect(page.Locator("#organisation-name")).ToHaveValueAsync("");
            await Assertions.Expect(page.Locator(".field-error:not(:empty)")).ToHaveCountAsync(0);
            Assert.Equal(expected, DatabaseFile.Count(app, "SELECT count(*) FROM Organisations WHERE Name IN ('Dijle', 'Leie')"));
        }

        visitor.AssertNoProblems();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_plain_form_that_is_sent_twice_is_answered_as_one_with_script_and_without(bool script)
    {
        await using var app = await RunningApp.StartAsync(withAdministrator: false);
        await using var network = new DelayProxy(app.Address);
        await using var first = await Visitor.ComeAsync(fixture.Browser, network.Address, new Visit { Script = script });
        network.RoundTrip = DelayProxy.Hotel;

        await first.Page.GotoAsync(network.Address + new Uri(await SetupLink.ReadAsync(app)).PathAndQuery);
        await first.Page.FillAsync("#input-name", "Ann Dumont");
        await first.Page.FillAsync("#input-email", RunningApp.AdminEmail);
        await first.Page.FillAsync("#input-password", RunningApp.AdminPassword);
        await TwiceAsync(first.Page, "main button[type=submit]");
        await first.Page.ArriveAsync(url => !url.Contains("/setup", StringComparison.Ordinal));
        Assert.Equal(1, DatabaseFile.Count(app, "SELECT COUNT(*) FROM AspNetUsers"));

        await app.CommandAsync("sample");
        await using var working = await Visitor.ComeAsync(fixture.Browser, network.Address);
        await working.SignInAsync();
        var results = await working.Page.Locator("a[href^='/assessments/'][href$='/results']").First.GetAttributeAsync("href");
        var report = await working.Page.EvaluateAsync<string>($"() => fetch('{results!.Replace("/results", "/report.json")}').then(r => r.text())");
        var before = DatabaseFile.Count(app, "SELECT COUNT(*) FROM Assessments");
        await first.Page.GotoAsync(network.Address + "/assessments/import");
        await first.Page.SetInputFilesAsync("#file", new FilePayload { Name = "assessment.json", MimeType = "application/json", Buffer = System.Text.Encoding.UTF8.GetBytes(ImportFile.AsAnother(report)) });
        await TwiceAsync(first.Page, "main button[type=submit]");
        await Assertions.Expect(first.Page.Locator("main [role=status]")).ToBeVisibleAsync();
        await Assertions.Expect(first.Page.Locator("main [role=status]")).Not.ToContainTextAsync("nothing has changed");
        Assert.Equal(before + 1, DatabaseFile.Count(app, "SELECT COUNT(*) FROM Assessments"));

        await JoinAsync(app, network, working, script);
        first.AssertNoProblems();
        working.AssertNoProblems();
    }

    /// <summary>Twice as fast as a hand can, on the place: the button may be shut or gone by the second click.</summary>
    private static Task TwiceAsync(IPage page, string button) => page.Locator(button).DblClickAsync();

    private static async Task MakeOfAssessmentAsync(Visitor visitor, string assessment)
    {
        var page = visitor.Page;
        await TwiceAsync(page, "button:has-text('Start a workshop')");
        await page.ArriveAsync("*/workshops/*");

        await visitor.OpenAsync("/actions?assessment=" + assessment.Split('/')[^1]);
        await page.GetByRole(AriaRole.Button, new() { Name = "New action" }).ClickAsync();
        await page.GetByLabel("Action", new() { Exact = true }).FillAsync("Give every initiative an owner");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).DblClickAsync();
        await Assertions.Expect(page.Locator(".action-group")).ToContainTextAsync("Give every initiative an owner");

        await visitor.OpenAsync(assessment + "/report");
        await page.ClickAsync(".report-panel:has(#share-label) > summary");
        await page.FillAsync("#share-label", "Board");
        await TwiceAsync(page, ".share-form button[type=submit]");
        await Assertions.Expect(page.Locator("#new-link-title")).ToBeFocusedAsync();

        await page.ClickAsync(".report-panel:has(.downloads) > summary");
        await page.RunAndWaitForDownloadAsync(() => page.Locator("a.download:has-text('PDF')").DblClickAsync());
        await Assertions.Expect(page.Locator(".download-job")).ToHaveCountAsync(1);
    }

    private static async Task MakeContentAsync(Visitor visitor)
    {
        var page = visitor.Page;
        await visitor.OpenAsync("/admin/content");
        await page.FillAsync("#figure-add", "Few know their data");
        await TwiceAsync(page, "form:has(#figure-add) button[type=submit]");
        await page.ArriveAsync("*/admin/content/statistics/few-know-their-data");

        await visitor.OpenAsync("/admin/content");
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin a draft" }).DblClickAsync();
        await page.ArriveAsync("*/admin/content/questions");
        await page.FillAsync("#add-text", "Which initiative do you stop?");
        await TwiceAsync(page, "form:has(#add-text) button[type=submit]");
        await page.ArriveAsync("*/admin/content/questions/which-initiative-do-you-stop");
        await visitor.OpenAsync("/admin/content/questions");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Edit “Which initiative do you stop" })).ToHaveCountAsync(1);
    }

    private async Task JoinAsync(RunningApp app, DelayProxy network, Visitor facilitator, bool script)
    {
        var page = facilitator.Page;
        await facilitator.OpenAsync("/assessments/new");
        await page.FillAsync("#title", "Twice");
        await page.ClickAsync("main button[type=submit]");
        await page.WaitForSelectorAsync("[data-question]");
        await page.ClickAsync("button:has-text('Start a workshop')");
        var code = (await page.Locator(".join-code").InnerTextAsync()).Trim();
        await using var phone = await Visitor.ComeAsync(fixture.Browser, network.Address, new Visit { Width = Visit.Phone.Width, Height = Visit.Phone.Height, Script = script });
        await phone.Page.GotoAsync($"{network.Address}/join/{code}");
        var before = DatabaseFile.Count(app, "SELECT COUNT(*) FROM Participants");
        await TwiceAsync(phone.Page, "main .btn-primary");
        await phone.Page.ArriveAsync("*/join/room");
        Assert.Equal(before + 1, DatabaseFile.Count(app, "SELECT COUNT(*) FROM Participants"));
        phone.AssertNoProblems();
    }
}
