using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Typing;

/// <summary>
/// Typed text is stored as it was typed: in every field of every interactive page, over networks of 0 to 300 ms, at 15 to 300 ms a key.
/// </summary>
public sealed partial class TypingTests(BrowserFixture fixture)
{
    /// <summary>Typing is waiting: so many people do it at once.</summary>
    private const int Typists = 4;

    /// <summary>Interactive pages without a field to type into.</summary>
    private static readonly Dictionary<string, string> WithoutFields = new(StringComparer.Ordinal)
    {
        ["/assessments/{Id:guid}/upgrade"] = "{sample}/upgrade",
        ["/admin"] = "/admin",
        ["/admin/backups"] = "/admin/backups",
        ["/admin/retention"] = "/admin/retention",
        ["/admin/content/questions/preview"] = "/admin/content/questions/preview",
        ["/admin/content/statistics/{Key}/preview"] = "/admin/content/statistics/{figure}/preview",
        ["/workshops/{Id:guid}/screen"] = "",
    };

    /// <summary>Typed into by a test of its own, which needs phones.</summary>
    private static readonly string[] Elsewhere = ["/workshops/{Id:guid}"];

    [Fact]
    public async Task What_is_typed_into_any_field_of_any_page_over_any_network_is_stored()
    {
        await using var app = await RunningApp.StartWithSampleAsync();
        var sample = await SampleAsync(app);
        var waiting = new ConcurrentQueue<TypedScene>(TypedScenes.All);
        var failures = new ConcurrentBag<string>();

        await Task.WhenAll(Enumerable.Range(0, Typists).Select(_ => WorkAsync()));

        Assert.True(failures.IsEmpty, string.Join("\n\n", failures));
        await AssertNoFieldsElsewhereAsync(app, sample);

        async Task WorkAsync()
        {
            await using var network = new DelayProxy(app.Address);
            await using var visitor = await Visitor.ComeAsync(fixture.Browser, network.Address, new Visit { Language = "en-US" });
            await visitor.SignInAsync();
            while (waiting.TryDequeue(out var scene))
            {
                try
                {
                    var texts = await scene.Play(new TypedStage(visitor, new Typist(visitor, network), sample));
                    await StoredAsync(app, texts);
                }
                catch (Exception e)
                {
                    failures.Add($"{scene.Name} ({visitor.Page.Url}): {e.Message}");
                }
            }
        }
    }

    [Fact]
    public void Every_interactive_page_is_typed_into_or_said_to_have_no_field()
    {
        var routes = Routes().ToList();
        Assert.Contains("/actions", routes);
        Assert.Empty(routes.Except([.. TypedScenes.All.Select(s => s.Route), .. Elsewhere, .. WithoutFields.Keys]));
    }

    /// <summary>With drafts of the questions and of a figure, which the previews show.</summary>
    private async Task AssertNoFieldsElsewhereAsync(RunningApp app, string sample)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, app.Address);
        await visitor.SignInAsync();
        var figure = DatabaseFile.Query(app, "SELECT Key FROM ContentDrafts WHERE Key LIKE 'kwart%' LIMIT 1")[0];
        foreach (var address in WithoutFields.Values.Where(a => a.Length > 0))
        {
            var path = address.Replace("{sample}", sample, StringComparison.Ordinal).Replace("{figure}", figure, StringComparison.Ordinal);
            await visitor.OpenAsync(path);
            await Assertions.Expect(visitor.Page.Locator("main h1").First).ToBeVisibleAsync();
            var fields = await visitor.Page.Locator("main textarea:not([readonly]), main input:not([type=checkbox]):not([type=radio]):not([type=hidden]):not([type=file])")
                .EvaluateAllAsync<string[]>("all => all.map(e => e.outerHTML)");
            Assert.True(fields.Length == 0, $"{path} has fields to type into: {string.Join(", ", fields)}");
        }
    }

    /// <summary>Addresses of the sources' pages that live on a circuit.</summary>
    private static IEnumerable<string> Routes() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "CioCompass.Web"), "*.razor", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .Where(page => !page.Contains("ExcludeFromInteractiveRouting", StringComparison.Ordinal))
            .SelectMany(page => Page().Matches(page).Select(m => m.Groups[1].Value));

    private static async Task<string> SampleAsync(RunningApp app) =>
        "/assessments/" + await Task.Run(() => DatabaseFile.Query(app, "SELECT lower(Id) FROM Assessments WHERE CompletedAt IS NULL LIMIT 1")[0]);

    /// <summary>Saving takes its time; that it comes is what counts.</summary>
    private static async Task StoredAsync(RunningApp app, IReadOnlyList<TypedText> texts)
    {
        var missing = texts;
        for (var tries = 0; tries < 100 && missing.Count > 0; tries++)
        {
            await Task.Delay(tries == 0 ? 0 : 200);
            var stored = Stored(app);
            missing = [.. missing.Where(t => !stored.Contains(t.Text, StringComparison.Ordinal))];
        }

        Assert.True(missing.Count == 0, "not stored as typed: " + string.Join(", ", missing.Select(t => $"{t.Field}: {t.Text}")));
    }

    /// <summary>Everything in the database, one after the other.</summary>
    private static string Stored(RunningApp app)
    {
        var tables = DatabaseFile.Query(app, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        var columns = tables.SelectMany(t => DatabaseFile.Query(app, $"SELECT name FROM pragma_table_info('{t}') WHERE type = 'TEXT'").Select(c => (Table: t, Column: c)));
        var texts = columns.SelectMany(c => DatabaseFile.Query(app, $"SELECT \"{c.Column}\" FROM \"{c.Table}\" WHERE \"{c.Column}\" IS NOT NULL"));
        var days = DatabaseFile.Query(app, "SELECT 'days:' || CAST(round(julianday(ExpiresAt) - julianday(CreatedAt)) AS INTEGER) FROM SharedLinks");
        return string.Join('\n', texts.Concat(days));
    }

    [GeneratedRegex("^@page \"([^\"]+)\"", RegexOptions.Multiline)]
    private static partial Regex Page();
}
