using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Web.Features.Assessments.Sample;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Sample;

public sealed class SampleComponentsTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private TestDatabase database = null!;
    private Actor consultant = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
    }

    public ValueTask DisposeAsync()
    {
        english.Dispose();
        return database.DisposeAsync();
    }

    [Fact]
    public async Task The_button_adds_the_sample_and_opens_its_results()
    {
        using var bunit = ReaderContext.For(database, consultant);

        await bunit.Render<SampleButton>().Find("button").ClickAsync();

        var latest = (await database.Get<AssessmentService>().PageAsync(null, 1, consultant, CancellationToken.None)).Items[0];
        Assert.EndsWith($"/assessments/{latest.Id}/results", bunit.Services.GetRequiredService<NavigationManager>().Uri);
    }

    [Fact]
    public async Task A_cio_is_not_offered_the_button()
    {
        using var bunit = ReaderContext.For(database, await database.AddPersonAsync("Ingrid", Role.Cio));

        Assert.Empty(bunit.Render<SampleButton>().FindAll("button"));
    }

    [Fact]
    public async Task Removing_asks_once_and_keeps_the_sample_on_no()
    {
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant);
        var notice = bunit.Render<SampleNotice>(p => p.Add(n => n.MayRemove, true));

        await notice.InvokeAsync(() => notice.Find("button").ClickAsync());
        await notice.InvokeAsync(() => notice.FindAll("button").Single(b => b.TextContent == "Keep it").ClickAsync());

        Assert.Equal("Remove the sample", Assert.Single(notice.FindAll("button")).TextContent);
        Assert.NotEmpty((await database.Get<AssessmentService>().PageAsync(null, 1, consultant, CancellationToken.None)).Items);
    }

    [Fact]
    public async Task Removing_after_a_yes_deletes_it_and_leads_to_the_list()
    {
        await database.Get<SampleService>().AddAsync(consultant, CancellationToken.None);
        using var bunit = ReaderContext.For(database, consultant);
        var notice = bunit.Render<SampleNotice>(p => p.Add(n => n.MayRemove, true));

        await notice.InvokeAsync(() => notice.Find("button").ClickAsync());
        await notice.InvokeAsync(() => notice.Find(".btn-danger").ClickAsync());

        Assert.Empty((await database.Get<AssessmentService>().PageAsync(null, 1, consultant, CancellationToken.None)).Items);
        Assert.EndsWith("/assessments", bunit.Services.GetRequiredService<NavigationManager>().Uri);
    }
}
