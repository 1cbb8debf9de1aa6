using AngleSharp.Html.Dom;
using Bunit;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Tests.Support;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts.Administration;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.Administration;

public sealed class OrganisationSelectTests : IDisposable
{
    private readonly InCulture english = new("en");
    private readonly BunitContext bunit = new();

    public OrganisationSelectTests()
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
    public async Task A_long_list_is_searched_and_the_chosen_organisation_stays_in_it()
    {
        var organisations = Named([.. Enumerable.Range(0, 1_500).Select(i => $"Name {i:0000}"), "Crèche Zenne"]);
        var list = Render(organisations, organisations[1_000].Id.ToString());

        Assert.Equal(["Choose", .. organisations.Take(ListPages.Size).Select(o => o.Name), "Name 1000"], OptionsOf(list));
        Assert.Equal("Not all of them are shown: search for part of the name.", list.Find("p").TextContent);

        await list.InvokeAsync(() => list.Find("input[type=search]").InputAsync(new ChangeEventArgs { Value = "creche" }));

        Assert.Equal(["Choose", "Name 1000", "Crèche Zenne"], OptionsOf(list));
        Assert.Equal(organisations[1_000].Id.ToString(), ((IHtmlSelectElement)list.Find("select")).Value);
        Assert.Empty(list.FindAll("p"));
    }

    [Fact]
    public async Task What_is_chosen_is_told()
    {
        var organisations = Named("Dijle", "Leie");
        string? told = null;
        var list = Render(organisations, "", v => told = v);

        await list.InvokeAsync(() => list.Find("select").ChangeAsync(new ChangeEventArgs { Value = organisations[1].Id.ToString() }));

        Assert.Equal(organisations[1].Id.ToString(), told);
    }

    [Fact]
    public void A_short_list_is_shown_whole_without_a_search()
    {
        var list = Render(Named("Dijle", "Leie"), "");

        Assert.Equal(["Choose", "Dijle", "Leie"], OptionsOf(list));
        Assert.Empty(list.FindAll("input[type=search], p"));
    }

    private static IReadOnlyList<OrganisationName> Named(params string[] names) => [.. names.Select(n => new OrganisationName(Guid.NewGuid(), n))];

    private IRenderedComponent<OrganisationSelect> Render(IReadOnlyList<OrganisationName> organisations, string value, Action<string?>? changed = null) =>
        bunit.Render<OrganisationSelect>(p => p
            .Add(s => s.Id, "organisation").Add(s => s.Organisations, organisations).Add(s => s.Empty, "Choose").Add(s => s.Value, value)
            .Add(s => s.ValueChanged, v => changed?.Invoke(v)));

    private static IEnumerable<string> OptionsOf(IRenderedComponent<OrganisationSelect> list) => list.FindAll("option").Select(o => o.TextContent);
}
