using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Tests.Support;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Administration;

public sealed class OrganisationChoicesTests : IDisposable
{
    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();

    public OrganisationChoicesTests()
    {
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.Services.AddScoped<UnsavedWork>();
    }

    public void Dispose()
    {
        bunit.Dispose();
        english.Dispose();
    }

    [Fact]
    public async Task Of_many_a_page_of_boxes_is_shown_beside_the_chosen_ones_and_the_others_are_searched_for()
    {
        var organisations = Named([.. Enumerable.Range(0, 1_500).Select(i => $"Name {i:0000}"), "Crèche Zenne"]);
        var choices = Render(organisations, [organisations[1_000].Id]);

        Assert.Equal([.. organisations.Take(ListPages.Size).Select(o => o.Name), "Name 1000"], NamesOf(choices));
        Assert.Equal(["Name 1000"], CheckedOf(choices));
        Assert.Equal("Not all of them are shown: search for part of the name.", choices.Find("p").TextContent);

        await choices.InvokeAsync(() => choices.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = " CRECHE " }));

        Assert.Equal(["Name 1000", "Crèche Zenne"], NamesOf(choices));
        Assert.Empty(choices.FindAll("p"));
    }

    [Fact]
    public async Task A_box_that_is_taken_off_stays_where_it_is_to_be_put_back()
    {
        var organisations = Named([.. Enumerable.Range(0, 60).Select(i => $"Name {i:00}")]);
        HashSet<Guid> chosen = [organisations[59].Id];
        var choices = Render(organisations, chosen);

        await choices.InvokeAsync(() => choices.Find($"#invite-{organisations[59].Id:N}").ChangeAsync(new ChangeEventArgs { Value = false }));

        Assert.Empty(chosen);
        Assert.Contains("Name 59", NamesOf(choices));
        await choices.InvokeAsync(() => choices.Find($"#invite-{organisations[59].Id:N}").ChangeAsync(new ChangeEventArgs { Value = true }));
        Assert.Equal([organisations[59].Id], chosen);
    }

    [Fact]
    public void Few_are_all_shown_without_a_search()
    {
        var choices = Render(Named("Dijle", "Leie"), []);

        Assert.Equal(["Dijle", "Leie"], NamesOf(choices));
        Assert.Empty(choices.FindAll("input[type=search], p"));
    }

    private static IReadOnlyList<OrganisationName> Named(params string[] names) => [.. names.Select(n => new OrganisationName(Guid.NewGuid(), n))];

    private IRenderedComponent<OrganisationChoices> Render(IReadOnlyList<OrganisationName> organisations, HashSet<Guid> chosen) =>
        bunit.Render<OrganisationChoices>(p => p.Add(c => c.Organisations, organisations).Add(c => c.Chosen, chosen).Add(c => c.Prefix, "invite"));

    private static IEnumerable<string> NamesOf(IRenderedComponent<OrganisationChoices> choices) =>
        choices.FindAll("label.check span").Select(s => s.TextContent);

    private static IEnumerable<string> CheckedOf(IRenderedComponent<OrganisationChoices> choices) =>
        choices.FindAll("label.check").Where(l => l.QuerySelector("input")!.HasAttribute("checked")).Select(l => l.TextContent.Trim());
}
