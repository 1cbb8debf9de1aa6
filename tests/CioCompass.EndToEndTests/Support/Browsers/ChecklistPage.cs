using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>The checklist as a consultant uses it.</summary>
public sealed partial class ChecklistPage(Visitor visitor)
{
    private IPage Page => visitor.Page;

    /// <summary>Starts an assessment for an organisation; the page of the new assessment is open afterwards.</summary>
    /// <param name="copyOf">Title of an earlier one whose answers are carried over; null for a blank one.</param>
    public async Task<string> StartAsync(string organisation, string title, string? copyOf = null)
    {
        await visitor.OpenAsync("/assessments/new");
        await Page.SelectOptionAsync("#organisation", new SelectOptionValue { Label = organisation });
        await Page.FillAsync("#title", title);
        if (copyOf is not null)
        {
            var choice = Page.Locator("#earlier option", new PageLocatorOptions { HasText = copyOf });
            await Page.SelectOptionAsync("#earlier", (await choice.GetAttributeAsync("value"))!);
        }

        await Page.ClickAsync("main button[type=submit]");
        await Page.ArriveAsync(AssessmentAddress());
        await Page.WaitForSelectorAsync("[data-question]");
        return new Uri(Page.Url).AbsolutePath;
    }

    public ILocator Question(string key) => Page.Locator($"[data-question='{key}']");

    /// <summary>Chooses a level by mouse and waits until the page says that it is saved.</summary>
    public async Task AnswerAsync(string key, int level)
    {
        await Question(key).Locator($"input[data-answer='{level}']").CheckAsync(new LocatorCheckOptions { Force = true });
        await SavedAsync(key);
    }

    public Task SavedAsync(string key) => Assertions.Expect(Question(key).Locator("[role=status].save-state")).ToContainTextAsync(SavedAt());

    public Task<bool> IsChosenAsync(string key, int level) => Question(key).Locator($"input[data-answer='{level}']").IsCheckedAsync();

    [GeneratedRegex("^\\s*Saved \\d")]
    private static partial Regex SavedAt();

    [GeneratedRegex("/assessments/[0-9a-f-]{36}")]
    private static partial Regex AssessmentAddress();
}
