using Bunit;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Assessments.Actions;
using CioCompass.Web.Features.Assessments.Actions.Plan;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class HalfTypedActionTests : IAsyncLifetime
{
    private ActionExample example = null!;
    private BunitContext bunit = null!;

    public async ValueTask InitializeAsync()
    {
        example = await ActionExample.CreateAsync();
        bunit = ReaderContext.For(example.Database, example.Consultant);
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await example.DisposeAsync();
    }

    [Fact]
    public async Task Forms_that_were_left_half_filled_in_are_open_again_also_over_a_database_that_answers_after_the_first_rendering()
    {
        var begun = await example.AddAsync("Begun");
        var other = await example.AddAsync("Other");
        var late = new LateAuthentication(example.Consultant);
        bunit.Services.AddSingleton<AuthenticationStateProvider>(late);
        bunit.JSInterop.Setup<string[]?>("cioCompass.unsaved.find", _ => true)
            .SetResult([ActionForm.ScopeOf(begun.Id), ActionForm.ScopeOfNew(null, ActionOrigin.Own)]);

        var page = bunit.Render<ActionsPage>();
        Assert.Empty(page.FindAll(".action-row"));
        late.Answer();

        page.WaitForElement($"#title-{begun.Id:N}");
        Assert.Single(page.FindAll("#title-own-new"));
        Assert.Empty(page.FindAll($"#title-{other.Id:N}"));
    }
}
