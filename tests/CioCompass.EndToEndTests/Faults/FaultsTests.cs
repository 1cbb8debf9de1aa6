using System.Text.Json;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Faults;

/// <summary>The program dies, is stopped, or finds something that it cannot use.</summary>
public sealed partial class FaultsTests(BrowserFixture fixture)
{
    private static readonly (string Theme, string Question)[] Rounds =
    [
        ("inventory", "initiatives"), ("inventory", "customer-bond"), ("inventory", "innovation-technology"),
        ("culture", "leading-role"), ("employees", "new-role"), ("empathy", "diversity"),
    ];

    [OutsideFact]
    public async Task A_kill_while_answering_loses_no_answer_that_was_shown_as_saved()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var checklist = new ChecklistPage(visitor);
        var organisation = await OnlyOrganisationAsync(visitor);
        var address = await checklist.StartAsync(organisation, "Interrupted workshop");

        // A question for each round, so that the page says "Saved" for this answer and no earlier one.
        foreach (var (round, (theme, key)) in Rounds.Index())
        {
            var level = (round % 5) + 1;
            await visitor.OpenAsync($"{address}?theme={theme}");
            await checklist.AnswerAsync(key, level);
            visitor.ServerMayBeAway = true;
            await app.KillAsync();
            await app.RestartAsync();

            await visitor.OpenAsync($"{address}?theme={theme}");
            visitor.ServerMayBeAway = false;
            Assert.True(await checklist.IsChosenAsync(key, level), $"round {round}: level {level} of {key} is lost");
        }
    }

    [OutsideFact]
    public async Task A_page_goes_on_by_itself_after_the_server_has_been_restarted()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var checklist = new ChecklistPage(visitor);
        await checklist.StartAsync(await OnlyOrganisationAsync(visitor), "Restarted workshop");
        await checklist.AnswerAsync("initiatives", 4);

        visitor.ServerMayBeAway = true;
        await app.KillAsync();
        await app.RestartAsync();

        // No reload by the person: the page finds its way back, and takes the next answer.
        await Assertions.Expect(visitor.Page.Locator("#components-reconnect-modal")).Not.ToBeVisibleAsync();
        await visitor.Page.WaitForSelectorAsync("html[data-circuit=open] [data-question=customer-bond]");
        Assert.True(await checklist.IsChosenAsync("initiatives", 4));
        await checklist.AnswerAsync("customer-bond", 2);
    }

    [OutsideFact]
    public async Task A_server_that_is_asked_to_stop_pauses_its_pages_and_they_go_on_where_they_were()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var checklist = new ChecklistPage(visitor);
        await checklist.StartAsync(await OnlyOrganisationAsync(visitor), "Upgraded workshop");
        await checklist.AnswerAsync("initiatives", 4);

        visitor.ServerMayBeAway = true;
        Assert.Equal(0, await app.StopAsync());

        // Paused by the server's own wish, which a page that has merely lost its connection is not.
        await Assertions.Expect(visitor.Page.Locator("#components-reconnect-modal")).ToHaveClassAsync(Paused());
        await app.RestartAsync();
        await visitor.Page.WaitForSelectorAsync("html[data-circuit=open] [data-question=customer-bond]");
        Assert.True(await checklist.IsChosenAsync("initiatives", 4));
        await checklist.AnswerAsync("customer-bond", 2);
    }

    [OutsideFact]
    public async Task A_log_for_a_collector_is_one_JSON_object_a_line_and_what_is_meant_for_a_person_goes_past_it()
    {
        await using var app = await RunningApp.StartAsync(settings: new Dictionary<string, string> { ["CioCompass__Logging__Format"] = "json" });
        using var client = new HttpClient();
        using var page = await client.GetAsync($"{app.Address}/join/ABCD2345", TestContext.Current.CancellationToken);
        await app.StopAsync();

        var messages = app.StandardOutput.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("@m").GetString()!).ToList();

        Assert.Contains(messages, m => m.Contains("/join/…", StringComparison.Ordinal));
        Assert.DoesNotContain(messages, m => m.Contains("ABCD2345", StringComparison.Ordinal));
        Assert.Contains($"Data directory: {app.DataDirectory}", app.Output, StringComparison.Ordinal);
    }

    [OutsideFact]
    public async Task A_second_program_on_the_same_data_is_refused_and_the_first_goes_on()
    {
        await using var app = await RunningApp.StartAsync();

        var (exitCode, output) = await app.CommandAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, exitCode);
        Assert.Contains(app.DataDirectory, output, StringComparison.Ordinal);
        using var client = new HttpClient();
        Assert.True((await client.GetAsync(app.Address, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
    }

    [OutsideFact]
    public async Task A_damaged_database_is_refused_untouched_and_a_backup_brings_it_back()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        var backup = Path.Combine(app.DataDirectory, "by-hand.db");
        Assert.Equal(0, (await app.CommandAsync("backup", backup)).ExitCode);
        await app.KillAsync();
        var database = Path.Combine(app.DataDirectory, "ciocompass.db");
        var noise = new byte[65_536];
        new Random(1).NextBytes(noise);
        await File.WriteAllBytesAsync(database, noise, TestContext.Current.CancellationToken);

        var (refused, message) = await app.CommandAsync("--urls", "http://127.0.0.1:0");

        Assert.Equal(1, refused);
        Assert.Contains("restore", message, StringComparison.Ordinal);
        Assert.Equal(noise, await File.ReadAllBytesAsync(database, TestContext.Current.CancellationToken));

        Assert.Equal(0, (await app.CommandAsync("restore", backup)).ExitCode);
        await app.RestartAsync();
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        await Assertions.Expect(visitor.Page.Locator(".assessment-list li").First).ToBeVisibleAsync();
    }

    [OutsideFact]
    public async Task A_wrong_configuration_is_refused_with_every_key()
    {
        await using var app = await RunningApp.StartAsync();

        var (exitCode, output) = await app.CommandAsync("--urls", "nonsense", "--CioCompass:PublicUrl", "foo", "--CioCompass:Setup:AdminEmail", "x");

        Assert.Equal(1, exitCode);
        foreach (var key in (string[])["CioCompass__PublicUrl", "CioCompass__Setup__AdminEmail", "CioCompass__Setup__AdminPassword", "ASPNETCORE_URLS"])
        {
            Assert.Contains(key, output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [GeneratedRegex("components-reconnect-paused")]
    private static partial Regex Paused();

    private static async Task<string> OnlyOrganisationAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/assessments/new");
        return (await visitor.Page.Locator("#organisation option").Last.InnerTextAsync()).Trim();
    }
}
