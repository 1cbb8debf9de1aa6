using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments.Actions;

public sealed class ActionCarryOverTests : IAsyncLifetime
{
    private readonly WatchedTransactions transactions = new();
    private ActionExample example = null!;
    private Guid next;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        example = await ActionExample.CreateAsync(services => services.Intercept(transactions));
        next = await example.AddAssessmentAsync("A year on", ActionExample.Today.AddYears(1));
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task What_is_open_is_copied_with_its_question_and_the_earlier_action_stays()
    {
        var open = await example.AddAsync("Open", due: 3, status: ActionStatus.InProgress, owner: "HR", note: "As agreed");
        await example.AddAsync("Done", status: ActionStatus.Done);
        await example.AddAsync("Dropped", status: ActionStatus.Dropped);

        Assert.Equal(new CarryOverResult(ChangeOutcome.Done, 1), await TakeAsync());

        var copy = Assert.Single(await example.Service.ForAsync(next, example.Consultant, Cancel));
        Assert.Equal((open.Content, open.QuestionKey, open.Origin), (copy.Content, copy.QuestionKey, copy.Origin));
        Assert.Equal(open, await example.FindAsync(open.Id));
        Assert.True(ActionCarryOver.IsTaken(open, [copy]));
        Assert.Equal(1, await example.AuditedAsync(AuditAction.ActionCreated, copy.Id));
    }

    [Fact]
    public async Task A_second_click_copies_nothing_and_one_made_later_follows()
    {
        await example.AddAsync("Open");
        await TakeAsync();
        Assert.Equal(new CarryOverResult(ChangeOutcome.Done, 0), await TakeAsync());

        await example.AddAsync("Later");

        Assert.Equal(new CarryOverResult(ChangeOutcome.Done, 1), await TakeAsync());
        Assert.Equal(2, (await example.Service.ForAsync(next, example.Consultant, Cancel)).Count);
    }

    [Fact]
    public async Task Hundreds_are_copied_in_transactions_of_few_rows_each_and_one_that_breaks_off_is_finished_by_the_next_click()
    {
        await using (var db = example.Database.Open())
        {
            db.ActionItems.AddRange(Enumerable.Range(1, 250).Select(n => new ActionItem(
                example.AssessmentId, ActionExample.Question, ActionOrigin.Gap, new ActionContent($"Action {n}", "", null, ActionStatus.Open, ""),
                "Bram", TestDatabase.Start.UtcDateTime.AddSeconds(n))));
            await db.SaveChangesAsync(Cancel);
        }

        transactions.BreaksAt = 2;
        await Assert.ThrowsAsync<IOException>(() => transactions.WatchAsync(TakeAsync));
        transactions.BreaksAt = null;

        Assert.Equal(new CarryOverResult(ChangeOutcome.Done, 150), await transactions.WatchAsync(TakeAsync));
        Assert.InRange(transactions.Written.Max(), 1, 210);
        Assert.Equal(250, (await example.Service.ForAsync(next, example.Consultant, Cancel)).Select(a => a.Content.Title).Distinct().Count());
        Assert.Equal(0, (await TakeAsync()).Taken);
    }

    [Fact]
    public async Task Six_clicks_at_once_make_one_copy()
    {
        await example.AddAsync("Open");

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => TakeAsync())));

        Assert.Equal(1, results.Sum(r => r.Taken));
        Assert.Single(await example.Service.ForAsync(next, example.Consultant, Cancel));
    }

    [Fact]
    public async Task Nobody_takes_along_what_is_not_theirs_to_change()
    {
        await example.AddAsync("Open");
        var elsewhere = await example.Database.AddOrganisationAsync("Elsewhere", example.Stranger);
        var theirs = await example.AddAssessmentAsync("Theirs", ActionExample.Today, elsewhere, example.Stranger);

        Assert.Equal(ChangeOutcome.NotAllowed, (await example.CarryOver.CarryOverAsync(example.AssessmentId, next, example.Cio, Cancel)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await example.CarryOver.CarryOverAsync(example.AssessmentId, theirs, example.Stranger, Cancel)).Outcome);
        Assert.Equal(ChangeOutcome.NotFound, (await example.CarryOver.CarryOverAsync(example.AssessmentId, example.AssessmentId, example.Consultant, Cancel)).Outcome);

        Assert.Equal(1, await example.AuditedAsync(AuditAction.AccessRefused, example.AssessmentId, example.Stranger));
        Assert.Empty(await example.Service.ForAsync(next, example.Consultant, Cancel));
    }

    [Fact]
    public async Task An_assessment_of_another_of_ones_own_organisations_is_no_earlier_one()
    {
        await example.AddAsync("Open");
        var second = await example.Database.AddOrganisationAsync("Schelde", example.Consultant);
        var other = await example.AddAssessmentAsync("Other", ActionExample.Today, second);

        Assert.Equal(ChangeOutcome.NotFound, (await example.CarryOver.CarryOverAsync(example.AssessmentId, other, example.Consultant, Cancel)).Outcome);
    }

    private Task<CarryOverResult> TakeAsync() => example.CarryOver.CarryOverAsync(example.AssessmentId, next, example.Consultant, Cancel);
}
