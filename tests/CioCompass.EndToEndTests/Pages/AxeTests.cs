using CioCompass.EndToEndTests.Support.Browsers;

namespace CioCompass.EndToEndTests.Pages;

/// <summary>The looks by which all other tests call a page sound find what is wrong.</summary>
public sealed class AxeTests(BrowserFixture fixture)
{
    private const string WrongPage = """
        <!doctype html><html lang="en"><head><title>Wrong</title></head><body><main><h1>Wrong</h1>
        <p style="color: #ccc; background: #fff">Hardly to be read</p><button id="outer"></button><div id="part"><button id="inner"></button></div>
        </main></body></html>
        """;

    [Fact]
    public async Task Each_look_finds_the_faults_that_are_its_own()
    {
        Assert.Equal(["button-name", "button-name", "color-contrast"], await FoundAsync(AxeRules.All));
        Assert.Equal(["color-contrast"], await FoundAsync(AxeRules.Colours));
        Assert.Equal(["button-name"], await FoundAsync(AxeRules.All, "#part"));
    }

    private async Task<IEnumerable<string>> FoundAsync(string rules, string? within = null)
    {
        await using var visitor = await Visitor.ComeAsync(fixture.Browser, fixture.App.Address);
        await visitor.Page.SetContentAsync(WrongPage);
        var findings = await Axe.LookAsync(visitor.Page, within is null ? null : visitor.Page.Locator(within), rules);
        return findings.Select(finding => finding.Split(' ')[0]).Where(id => id is "button-name" or "color-contrast").Order();
    }
}
