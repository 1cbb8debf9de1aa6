using Bunit;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Workshops;
using CioCompass.Web.Features.Assessments.Gates;
using Microsoft.Extensions.DependencyInjection;
using TestContext = Xunit.TestContext;

namespace CioCompass.Tests.Assessments.Gates;

/// <summary>The panel for somebody who only reads, as a CIO.</summary>
public sealed class GatePanelTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private WorkshopRoom room = null!;
    private BunitContext bunit = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        room = await WorkshopRoom.OpenAsync(await TestDatabase.InFileAsync());
        bunit = ReaderContext.For(room.Database, room.Consultant);
        bunit.Services.AddSingleton(room.Database.Get<GateService>());
        bunit.Services.AddSingleton(room.Database.Get<TimeProvider>());
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await room.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task A_reader_sees_which_questions_keep_it_shut_and_no_way_to_open_it()
    {
        var panel = await RenderAsync(mayChange: false);

        Assert.Equal(3, panel.FindAll(".gate-missing li").Count);
        Assert.All(panel.FindAll(".gate-missing a"), a => Assert.Equal("Read", a.TextContent));
        Assert.Empty(panel.FindAll("form, button, textarea"));
    }

    [Fact]
    public async Task A_reader_sees_who_opened_it_when_and_why_and_cannot_take_it_back()
    {
        await room.Database.Get<GateService>().OpenAsync(room.AssessmentId, "The owner is ill.", room.Consultant, Cancel);

        var panel = await RenderAsync(mayChange: false);

        Assert.Contains("By Carla, 2 March 2026", panel.Markup, StringComparison.Ordinal);
        Assert.Contains("The owner is ill.", panel.Markup, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("form, button"));
    }

    private async Task<IRenderedComponent<GatePanel>> RenderAsync(bool mayChange)
    {
        var view = await room.Database.Get<AssessmentService>().FindAsync(room.AssessmentId, room.Consultant, Cancel);
        return bunit.Render<GatePanel>(p => p.Add(g => g.AssessmentId, room.AssessmentId).Add(g => g.Gate, view!.Gate).Add(g => g.MayChange, mayChange));
    }
}
