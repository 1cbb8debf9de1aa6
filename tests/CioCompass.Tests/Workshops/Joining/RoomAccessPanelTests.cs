using AngleSharp.Dom;
using Bunit;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Workshops.Joining;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Joining;

/// <summary>The facilitator's hold on who is in the room, as a panel of the console.</summary>
public sealed class RoomAccessPanelTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync();
        bunit = ReaderContext.For(room.Database, room.Consultant);
        bunit.Services.AddSingleton(room.Access);
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await room.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task It_closes_joining_makes_a_new_code_and_removes_a_phone()
    {
        await room.JoinAsync("Zoë");
        await room.JoinAsync();
        var before = await room.ViewAsync();
        var panel = await PanelAsync();

        await Button(panel, "Close joining").ClickAsync(new());
        await Button(panel, "New code").ClickAsync(new());
        await panel.InvokeAsync(() => panel.Find("button[aria-label^='Remove the phone Zoë']").ClickAsync(new()));

        var after = await room.ViewAsync();
        Assert.True(after.IsJoiningClosed);
        Assert.NotEqual(before.JoinCode, after.JoinCode);
        Assert.Equal(1, after.Participants);
        Assert.Equal("Open joining again", Button(await PanelAsync(), "joining").TextContent);
    }

    [Fact]
    public async Task More_phones_than_people_expected_are_a_warning_and_as_many_are_none()
    {
        await room.JoinAsync(4);
        var panel = await PanelAsync();
        await panel.InvokeAsync(() => panel.Find("#expected").InputAsync(new ChangeEventArgs { Value = "3" }));
        await panel.InvokeAsync(() => panel.Find("form").SubmitAsync());

        Assert.Contains("4 phones instead of 3", (await PanelAsync()).Find(".notice-caution").TextContent);

        await room.Access.ExpectAsync(room.Id, 4, room.Consultant, CancellationToken.None);
        Assert.Empty((await PanelAsync()).FindAll(".notice-caution"));
        await room.Access.ExpectAsync(room.Id, null, room.Consultant, CancellationToken.None);
        Assert.Empty((await PanelAsync()).FindAll(".notice-caution"));
    }

    [Fact]
    public async Task A_phone_that_is_away_says_so_and_one_without_a_name_is_called_by_what_stands_on_it()
    {
        var token = await room.JoinAsync();
        room.Database.Clock.Advance(TimeSpan.FromMinutes(1));

        var phone = (await PanelAsync()).Find(".room-phones li").TextContent;

        Assert.Contains("Without a name", phone);
        Assert.Contains((await room.Phones.ViewAsync(token, CancellationToken.None))!.Label + " · away", phone);
    }

    private static IElement Button(IRenderedComponent<RoomAccessPanel> panel, string text) =>
        panel.FindAll("button").First(b => b.TextContent.Contains(text, StringComparison.Ordinal));

    private async Task<IRenderedComponent<RoomAccessPanel>> PanelAsync()
    {
        var (view, phones) = (await room.ViewAsync(), await room.Access.PhonesAsync(room.Id, room.Consultant, CancellationToken.None));
        return bunit.Render<RoomAccessPanel>(p => p
            .Add(x => x.Workshop, view).Add(x => x.Participants, view.Participants).Add(x => x.Phones, phones).Add(x => x.Reader, room.Consultant));
    }
}
