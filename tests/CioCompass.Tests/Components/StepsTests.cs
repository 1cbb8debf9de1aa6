using Bunit;
using CioCompass.Tests.Support;
using CioCompass.Web.Components.Shared;

namespace CioCompass.Tests.Components;

public sealed class StepsTests : IDisposable
{
    private readonly InCulture english = new("en");

    public void Dispose() => english.Dispose();

    [Fact]
    public async Task Steps_say_which_one_is_current_and_lead_back_only_to_those_that_are_done_and_safe()
    {
        await using var bunit = new BunitContext();

        var steps = bunit.Render<Steps>(p => p
            .Add(s => s.Of, [new Step("Choose"), new Step("File", "/file"), new Step("Check", "/check"), new Step("Done", "/done")])
            .Add(s => s.Current, 2));

        Assert.Equal(["Choose", "File", "Check", "Done"], steps.FindAll("li > :first-child").Select(s => s.TextContent));
        Assert.Equal("Check", Assert.Single(steps.FindAll("[aria-current=step]")).TextContent.Trim());
        Assert.Equal("/file", Assert.Single(steps.FindAll("a")).GetAttribute("href"));
        Assert.Equal(2, steps.FindAll(".step-done .visually-hidden").Count);
    }
}
