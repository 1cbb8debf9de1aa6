using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Features.Accounts;
using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Assessments.Upgrades;
using CioCompass.Web.Features.Workshops;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Checklist;

/// <summary>From the checklist of one assessment straight to that of another, with an entry that could not be saved.</summary>
public sealed class ChecklistChangePageTests : IAsyncLifetime
{
    private readonly InCulture english = new("en");
    private TestDatabase database = null!;
    private BunitContext bunit = null!;
    private Actor consultant = null!;
    private Guid first;
    private Guid second;

    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    private AssessmentService Assessments => database.Get<AssessmentService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Acme", consultant);
        first = await CreateAsync(organisation, "First");
        second = await CreateAsync(organisation, "Second");
        bunit = ReaderContext.For(database, consultant);
        bunit.Services.AddSingleton(Assessments);
        bunit.Services.AddSingleton(database.Get<AnswerService>());
        bunit.Services.AddSingleton(database.Get<GateService>());
        bunit.Services.AddSingleton(database.Get<UpgradeService>());
        bunit.Services.AddSingleton(database.Get<StatisticCatalog>());
        bunit.Services.AddSingleton<TimeProvider>(database.Clock);
        bunit.Services.AddSingleton<IAssessmentPart<WorkshopPlace>, WorkshopParts>();
    }

    public async ValueTask DisposeAsync()
    {
        await bunit.DisposeAsync();
        await database.DisposeAsync();
        english.Dispose();
    }

    [Fact]
    public async Task A_refused_entry_stays_with_its_assessment_when_another_one_is_opened()
    {
        bunit.JSInterop.Setup<bool>("confirm", _ => true).SetResult(true);
        var shell = bunit.Open($"/assessments/{first}?theme=inventory", typeof(StartWorkshop), typeof(UpgradeNotice));
        shell.WaitForElement("#initiatives-note");
        foreach (var question in (await ViewAsync(first)).QuestionSet.Questions)
        {
            await database.Get<AnswerService>().SaveAsync(
                first, question.Key, ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3) }, consultant, Cancel);
        }

        Assert.Equal(ChangeOutcome.Done, await Assessments.CompleteAsync(first, consultant, Cancel));
        await shell.InvokeAsync(() => shell.Find("#initiatives-note").InputAsync(new ChangeEventArgs { Value = "of the first" }));
        await shell.InvokeAsync(() => shell.Find("#initiatives-note").BlurAsync(new()));
        shell.WaitForAssertion(() => Assert.Contains("save-trouble", shell.Find("#initiatives .save-state").ClassName, StringComparison.Ordinal));

        await shell.InvokeAsync(() => bunit.Services.GetRequiredService<NavigationManager>().NavigateTo($"/assessments/{second}?theme=inventory"));
        shell.WaitForAssertion(() => Assert.Contains("Second", shell.Find(".checklist-head").TextContent, StringComparison.Ordinal));
        await shell.InvokeAsync(() => shell.Find("#initiatives-note").BlurAsync(new()));

        Assert.Equal("", shell.TextOf("#initiatives-note"));
        Assert.Empty((await ViewAsync(second)).Responses);
        Assert.Equal("", (await ViewAsync(first)).Responses["initiatives"].Content.Note);
    }

    private async Task<Guid> CreateAsync(Organisation organisation, string title) =>
        (await Assessments.CreateAsync(new NewAssessment(organisation.Id, title, new DateOnly(2026, 3, 2), null), consultant, Cancel)).Id!.Value;

    private async Task<AssessmentView> ViewAsync(Guid id) => (await Assessments.FindAsync(id, consultant, Cancel))!;
}
