using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionPlanTests : IAsyncLifetime
{
    private ActionExample example = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => example = await ActionExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task The_most_urgent_comes_first_and_what_is_closed_last()
    {
        await example.AddAsync("closed first", due: -9, status: ActionStatus.Done);
        await example.AddAsync("no day");
        await example.AddAsync("later", due: 31);
        await example.AddAsync("today", due: 0);
        await example.AddAsync("yesterday", due: -1);
        await example.AddAsync("closed last", status: ActionStatus.Dropped);

        var page = (await example.Plan.PageAsync(ActionFilter.All, 1, example.Consultant, Cancel))!;

        Assert.Equal(["yesterday", "today", "later", "no day", "closed last", "closed first"], page.Items.Select(a => a.Content.Title));
        var groups = page.Items.Select(a => a.GroupOn(page.Today)).ToList();
        Assert.Equal(groups.Order(), groups);
        Assert.Equal(new ActionCounts(6, 4, 1), page.Counts);
    }

    [Theory]
    [InlineData(ActionState.Open, "late, to do", "to do")]
    [InlineData(ActionState.InProgress, "late, in progress")]
    [InlineData(ActionState.Done, "late but done")]
    [InlineData(ActionState.Dropped, "dropped")]
    [InlineData(ActionState.Overdue, "late, to do", "late, in progress")]
    public async Task A_status_or_what_is_overdue_can_be_asked_for(ActionState state, params string[] expected)
    {
        await example.AddAsync("late, to do", due: -2);
        await example.AddAsync("late, in progress", due: -1, status: ActionStatus.InProgress);
        await example.AddAsync("late but done", due: -1, status: ActionStatus.Done);
        await example.AddAsync("dropped", status: ActionStatus.Dropped);
        await example.AddAsync("to do", due: 0);

        Assert.Equal(expected, await example.TitlesAsync(new ActionFilter(State: state)));
    }

    [Theory]
    [InlineData("PORTFOLIO", "Publish the portfolio")]
    [InlineData("Élan", "Elsewhere")]
    [InlineData("100%", "Elsewhere")]
    [InlineData("0_%", new string[0])]
    [InlineData("arch", "Publish the portfolio")]
    [InlineData("' OR 1=1 --", new string[0])]
    [InlineData("  \u0000portfolio\n", "Publish the portfolio")]
    public async Task A_text_is_looked_for_in_title_note_and_owner_letter_by_letter(string text, params string[] expected)
    {
        await example.AddAsync("Publish the portfolio", owner: "Team Architecture");
        await example.AddAsync("Elsewhere", note: "100% Élan");

        Assert.Equal(expected, await example.TitlesAsync(new ActionFilter(Text: text)));
    }

    [Fact]
    public async Task The_owner_is_looked_for_by_a_part_of_the_name()
    {
        await example.AddAsync("One", owner: "Team Architecture");
        await example.AddAsync("Two", owner: "HR", note: "With Architecture");

        Assert.Equal(["One"], await example.TitlesAsync(new ActionFilter(Owner: "architecture")));
    }

    [Fact]
    public async Task Organisation_and_assessment_narrow_the_plan()
    {
        var second = await example.Database.AddOrganisationAsync("Schelde", example.Consultant);
        var theirs = await example.AddAssessmentAsync("Theirs", ActionExample.Today, second);
        var next = await example.AddAssessmentAsync("Next", ActionExample.Today);
        await example.AddAsync("here");
        await example.AddAsync("next", assessmentId: next);
        await example.AddAsync("there", assessmentId: theirs);

        Assert.Equal(["here", "next"], await example.TitlesAsync(new ActionFilter(OrganisationId: example.Organisation.Id)));
        Assert.Equal(["there"], await example.TitlesAsync(new ActionFilter(AssessmentId: theirs)));
        Assert.Empty(await example.TitlesAsync(new ActionFilter(OrganisationId: second.Id, AssessmentId: next)));
        Assert.Equal(3, (await example.TitlesAsync()).Count);
    }

    [Fact]
    public async Task A_plan_of_120_has_three_pages_and_no_action_twice()
    {
        await FillAsync(120);

        var pages = new List<ActionPage>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add((await example.Plan.PageAsync(ActionFilter.All, page, example.Consultant, Cancel))!);
        }

        Assert.Equal([50, 50, 20], pages.Select(p => p.Items.Count));
        Assert.Equal(120, pages.SelectMany(p => p.Items).Select(a => a.Id).Distinct().Count());
        Assert.All(pages, p => Assert.Equal((3, 120), (p.Pages, p.Counts.Total)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-7, 1)]
    [InlineData(int.MaxValue, 2)]
    public async Task A_page_out_of_range_shows_the_nearest(int asked, int shown)
    {
        await FillAsync(51);

        var page = (await example.Plan.PageAsync(ActionFilter.All, asked, example.Consultant, Cancel))!;

        Assert.Equal((shown, shown == 1 ? 50 : 1), (page.Page, page.Items.Count));
    }

    [Fact]
    public async Task Nobody_sees_what_is_not_theirs_and_asking_for_it_is_in_the_audit_log()
    {
        await example.AddAsync("here");

        Assert.Empty(await example.TitlesAsync(reader: example.Stranger));
        Assert.Null(await example.Plan.PageAsync(new ActionFilter(AssessmentId: example.AssessmentId), 1, example.Stranger, Cancel));
        Assert.Null(await example.Plan.ExportAsync(new ActionFilter(OrganisationId: example.Organisation.Id), "csv", example.Stranger, Cancel));
        Assert.Null(await example.Plan.PageAsync(new ActionFilter(AssessmentId: Guid.NewGuid()), 1, example.Stranger, Cancel));
        Assert.Empty(await example.Plan.CountsAsync([example.Organisation.Id], example.Stranger, Cancel));
        Assert.Empty(await example.Plan.AssessmentsAsync(example.AssessmentId, example.Stranger, Cancel));

        Assert.Equal(1, await example.AuditedAsync(AuditAction.AccessRefused, example.AssessmentId, example.Stranger));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.AccessRefused, example.Organisation.Id, example.Stranger));
        Assert.Equal(0, await example.AuditedAsync(AuditAction.Exported, example.Organisation.Id, example.Stranger));
    }

    [Fact]
    public async Task Actions_of_a_deleted_assessment_vanish()
    {
        await example.AddAsync("here", due: -1);
        await example.Database.Get<AssessmentService>().DeleteAsync(example.AssessmentId, example.Consultant, Cancel);

        Assert.Empty(await example.TitlesAsync());
        Assert.Empty(await example.TitlesAsync(reader: Actor.Console));
        Assert.Empty(await example.Service.ForAsync(example.AssessmentId, example.Consultant, Cancel));
        Assert.Empty(await example.Plan.CountsAsync([example.Organisation.Id], example.Consultant, Cancel));
    }

    [Fact]
    public async Task The_dashboard_counts_open_and_overdue_by_organisation()
    {
        await example.AddAsync("late", due: -1);
        await example.AddAsync("later", due: 1);
        await example.AddAsync("done", due: -1, status: ActionStatus.Done);

        var counts = await example.Plan.CountsAsync([example.Organisation.Id, Guid.NewGuid()], example.Consultant, Cancel);

        Assert.Equal(new ActionCounts(3, 2, 1), Assert.Single(counts).Value);
    }

    [Fact]
    public async Task An_action_is_overdue_once_its_day_is_over()
    {
        await example.AddAsync("due today", due: 0);
        Assert.Empty(await example.TitlesAsync(new ActionFilter(State: ActionState.Overdue)));

        example.Database.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(["due today"], await example.TitlesAsync(new ActionFilter(State: ActionState.Overdue)));
    }

    [Fact]
    public async Task The_board_has_the_first_of_each_status_and_counts_the_rest()
    {
        await FillAsync(ActionPlan.ColumnAtMost + 5);
        await example.AddAsync("done", status: ActionStatus.Done);

        var board = (await example.Plan.BoardAsync(ActionFilter.All, example.Consultant, Cancel))!;

        Assert.Equal(
            [(ActionStatus.Open, ActionPlan.ColumnAtMost, ActionPlan.ColumnAtMost + 5), (ActionStatus.InProgress, 0, 0), (ActionStatus.Done, 1, 1), (ActionStatus.Dropped, 0, 0)],
            board.Columns.Select(c => (c.Status, c.Items.Count, c.Total)));
        Assert.Equal(board.Columns[0].Items.OrderBy(i => i.Content.DueOn).Select(i => i.Content.DueOn), board.Columns[0].Items.Select(i => i.Content.DueOn));
        Assert.Null(await example.Plan.BoardAsync(new ActionFilter(AssessmentId: example.AssessmentId), example.Stranger, Cancel));
    }

    [Fact]
    public async Task Owners_to_choose_from_are_those_of_the_actions_that_the_reader_sees()
    {
        await example.AddAsync("one", owner: "Legal");
        await example.AddAsync("two", owner: "HR");
        await example.AddAsync("three", owner: "Legal");
        await example.AddAsync("nobody's");

        Assert.Equal(["HR", "Legal"], await example.Plan.OwnersAsync(example.Cio, Cancel));
        Assert.Empty(await example.Plan.OwnersAsync(example.Stranger, Cancel));
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_the_plan()
    {
        var counter = new CommandCounter(example.Database);
        var plan = new ActionPlan(counter, example.Database.Get<AuditLog>(), example.Database.Clock);
        await example.AddAsync("one");
        var before = await CountAsync();

        await FillAsync(80);

        Assert.Equal(before, await CountAsync());

        async Task<(int Page, int Board, int Dashboard, int Choices)> CountAsync() => (
            await counter.CountAsync(() => plan.PageAsync(new ActionFilter(AssessmentId: example.AssessmentId, Text: "o"), 1, example.Consultant, Cancel)),
            await counter.CountAsync(() => plan.BoardAsync(ActionFilter.All, example.Consultant, Cancel)),
            await counter.CountAsync(() => plan.CountsAsync([example.Organisation.Id], example.Consultant, Cancel)),
            await counter.CountAsync(() => plan.AssessmentsAsync(null, example.Consultant, Cancel)));
    }

    private async Task FillAsync(int count)
    {
        await using var db = example.Database.Open();
        db.ActionItems.AddRange(Enumerable.Range(0, count).Select(i => new ActionItem(
            example.AssessmentId, null, ActionOrigin.Own,
            ActionContent.Empty with { Title = $"Action {i}", DueOn = ActionExample.Today.AddDays((i % 7) - 3) }, "Bram", DateTime.UnixEpoch)));
        await db.SaveChangesAsync(Cancel);
    }
}
