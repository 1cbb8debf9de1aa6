using Bunit;
using CioCompass.Tests.Assessments.Actions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Faults;

namespace CioCompass.Tests.Components.Working;

/// <summary>A working page whose database answers late, or fails.</summary>
public sealed class LoadingTests : IDisposable
{
    private const string Table = "\"ActionItems\"";

    private readonly InCulture english = new("en");

    public void Dispose() => english.Dispose();

    [Theory]
    [InlineData("/actions", ".skeleton-row", ".action-row")]
    [InlineData("/actions?view=board", ".skeleton .board-column", "li.board-card")]
    public async Task A_page_shows_the_outline_of_what_it_is_reading_until_it_comes(string address, string outline, string content)
    {
        var late = new LateCommands();
        await using var example = await ActionExample.CreateAsync(services => services.Intercept(late));
        await example.AddAsync("Portfolio");
        await using var bunit = ReaderContext.For(example.Database, example.Consultant);

        late.With = Table;

        var page = bunit.Open(address);
        page.WaitForElement(outline);
        Assert.Equal("Loading…", page.Find(".skeleton output").TextContent);
        Assert.NotNull(page.Find(".skeleton [aria-busy=true]"));
        Assert.Equal("Action plan", page.Find("h1").TextContent);

        late.Answer();
        page.WaitForElement(content);
        Assert.Empty(page.FindAll(".skeleton"));
    }

    [Fact]
    public async Task A_page_that_could_not_be_read_says_so_and_is_tried_again_on_the_spot()
    {
        var commands = new FailingCommands();
        await using var example = await ActionExample.CreateAsync(services => services.Intercept(commands));
        await example.AddAsync("Portfolio");
        await using var bunit = ReaderContext.For(example.Database, example.Consultant);
        commands.With = Table;

        var page = bunit.Open("/actions");
        Assert.Equal("This part of the page failed", page.WaitForElement("[role=alert] h1").TextContent);
        Assert.Empty(page.FindAll(".skeleton"));

        commands.With = null;
        await page.InvokeAsync(() => page.Find("[role=alert] button").ClickAsync(new()));
        Assert.Equal("Portfolio", page.WaitForElement(".action-row h3").TextContent);
        Assert.Empty(page.FindAll("[role=alert]"));
    }
}
