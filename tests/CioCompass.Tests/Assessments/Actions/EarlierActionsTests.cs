using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Reports;

namespace CioCompass.Tests.Assessments.Actions;

/// <summary>Last year's assessment has left two actions open; this year's has none of its own.</summary>
public sealed class EarlierActionsTests : IAsyncLifetime
{
    private ActionExample example = null!;
    private Guid next;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ActionExample.CreateAsync();
        next = await example.AddAssessmentAsync("A year on", ActionExample.Today.AddYears(1));
        await example.AddAsync("First", due: 3);
        await example.AddAsync("Second", due: -1);
        await example.AddAsync("Done", status: ActionStatus.Done);
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task The_report_has_what_the_dashboard_and_the_plan_call_open()
    {
        var report = await ReportAsync(next);

        Assert.Equal(["Second", "First"], report.Actions.Select(a => a.Title));
        Assert.All(report.Actions, a => Assert.Equal("open since “Workshop”", a.FromText));
        Assert.Contains("Actions: 2; open: 2; done: 0; overdue: 1. Open since earlier assessments: 2.", report.Summary);
        Assert.Equal(2, (await CountsAsync()).Open);
        Assert.Equal(2, (await PlanAsync()).Counts.Open);
    }

    [Fact]
    public async Task Carried_over_they_are_open_once_on_the_dashboard_in_the_plan_and_in_the_report()
    {
        Assert.Equal(2, (await example.CarryOver.CarryOverAsync(example.AssessmentId, next, example.Consultant, Cancel)).Taken);

        Assert.Equal((2, 1), ((await CountsAsync()).Open, (await CountsAsync()).Overdue));
        var plan = await PlanAsync();
        Assert.Equal(new ActionCounts(5, 2, 1), plan.Counts);
        Assert.Equal(["Second", "First", "Done", "Second", "First"], plan.Items.Select(a => a.Content.Title));
        Assert.Equal([false, false, false, true, true], plan.Items.Select(a => a.IsContinued));
        Assert.Equal(["Second", "First"], await example.TitlesAsync(new ActionFilter(State: ActionState.Open)));
        Assert.Equal(["Second"], await example.TitlesAsync(new ActionFilter(State: ActionState.Overdue)));
        var report = await ReportAsync(next);
        Assert.Equal(2, report.Actions.Count);
        Assert.All(report.Actions, a => Assert.Equal("", a.FromText));
    }

    [Fact]
    public async Task One_that_was_carried_over_twice_and_done_is_open_nowhere()
    {
        await example.CarryOver.CarryOverAsync(example.AssessmentId, next, example.Consultant, Cancel);
        foreach (var copy in await example.Service.ForAsync(next, example.Consultant, Cancel))
        {
            await example.Service.SetStatusAsync(copy.Id, copy.Content, ActionStatus.Done, example.Consultant, Cancel);
        }

        var last = await example.AddAssessmentAsync("Two years on", ActionExample.Today.AddYears(2));

        Assert.Empty((await ReportAsync(last)).Actions);
        Assert.Equal(0, (await CountsAsync()).Open);
    }

    [Fact]
    public async Task The_report_of_last_year_does_not_have_this_years()
    {
        await example.AddAsync("This year", assessmentId: next);

        Assert.Equal(["Done", "First", "Second"], (await ReportAsync(example.AssessmentId)).Actions.Select(a => a.Title).Order());
    }

    [Fact]
    public async Task A_shared_report_does_not_name_the_earlier_assessment()
    {
        var shared = (await ReportAsync(next)).Only(Report.AllSections);

        Assert.All(shared.Actions, a => Assert.Equal(("open since an earlier assessment", ""), (a.FromText, a.View.AssessmentTitle)));
    }

    [Fact]
    public async Task Nobody_reads_what_another_organisation_has_open()
    {
        Assert.Empty(await example.Service.OpenBeforeAsync(next, example.Stranger, Cancel));
    }

    private async Task<Report> ReportAsync(Guid id) => (await example.Database.Get<ReportService>().FindAsync(
        id, CultureInfo.GetCultureInfo("en"), null, example.Consultant, Cancel))!;

    private async Task<ActionCounts> CountsAsync() =>
        (await example.Plan.CountsAsync([example.Organisation.Id], example.Consultant, Cancel))[example.Organisation.Id];

    private async Task<ActionPage> PlanAsync() => (await example.Plan.PageAsync(ActionFilter.All, 1, example.Consultant, Cancel))!;
}
