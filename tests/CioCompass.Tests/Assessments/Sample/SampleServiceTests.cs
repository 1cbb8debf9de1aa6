using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Sample;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments.Sample;

public sealed class SampleServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private TestDatabase database = null!;
    private Actor consultant = null!;

    private SampleService Service => database.Get<SampleService>();

    private SampleRemover Remover => database.Get<SampleRemover>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task The_sample_shows_every_case_that_results_can_have()
    {
        var added = await Service.AddAsync(consultant, Cancel);

        var view = await database.Get<ResultsService>().FindAsync(added.AssessmentId!.Value, null, consultant, Cancel);
        Assert.Equal(SampleOutcome.Added, added.Outcome);
        Assert.True(view!.Data.IsSample);
        Assert.Equal(AssessmentStatus.Open, view.Data.Assessment.Status);
        Assert.Equal(AssessmentStatus.Completed, view.Data.Previous!.Status);
        Assert.Equal(364, view.Data.Assessment.HeldOn.DayNumber - view.Data.Previous.HeldOn.DayNumber);
        Assert.Equal((1, 1, 1), (view.Overall.Now.DontKnow, view.Overall.Now.Unanswered, view.Overall.Now.NotApplicable));
        Assert.Equal((5, 1), (view.Movers.Count(q => q.Change > 0), view.Movers.Count(q => q.Change < 0)));
        Assert.Single(view.Moved(Movement.NewlyAnswered));
        Assert.Equal(2, view.Moved(Movement.NoLongerAnswered).Count);
        Assert.NotEmpty(view.Gaps);
        Assert.Contains(view.Questions, q => q.Now.MarkedForReview);
        Assert.Contains(view.Questions, q => q.Now.Confidence == Confidence.Low);
    }

    [Fact]
    public async Task The_gate_would_have_allowed_its_answers()
    {
        var added = await Service.AddAsync(consultant, Cancel);

        var assessment = await database.Get<AssessmentService>().FindAsync(added.AssessmentId!.Value, consultant, Cancel);

        Assert.Empty(assessment!.Gate.Locked);
        Assert.All(assessment.Responses.Values, r => Assert.Empty(ResponseRules.ErrorsIn(r.Content)));
        Assert.All(assessment.Responses.Values, r => Assert.Equal(r.Content, ResponseRules.Clean(r.Content)));
    }

    [Fact]
    public async Task A_second_call_adds_nothing_and_leads_to_the_same_assessment()
    {
        var first = await Service.AddAsync(consultant, Cancel);
        var counts = await CountsAsync();

        var second = await Service.AddAsync(consultant, Cancel);

        Assert.Equal(new SampleResult(SampleOutcome.AlreadyThere, first.AssessmentId), second);
        Assert.Equal(counts, await CountsAsync());
    }

    [Fact]
    public async Task Two_calls_at_the_same_moment_make_one_sample()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => Service.AddAsync(consultant, Cancel))));

        await using var db = database.Open();
        Assert.Equal((1, 2), (await db.Organisations.CountAsync(), await db.Assessments.CountAsync()));
    }

    [Fact]
    public async Task Another_consultant_who_adds_it_comes_to_see_the_same_sample()
    {
        var other = await database.AddPersonAsync("Dirk", Role.Consultant);
        var first = await Service.AddAsync(consultant, Cancel);
        Assert.Empty((await database.Get<AssessmentService>().PageAsync(null, 1, other, Cancel)).Items);

        await Service.AddAsync(other, Cancel);

        Assert.Contains((await database.Get<AssessmentService>().PageAsync(null, 1, other, Cancel)).Items, a => a.Id == first.AssessmentId);
    }

    [Fact]
    public async Task Removing_it_leaves_the_database_as_it_was_but_for_the_audit_log()
    {
        var own = await database.AddOrganisationAsync("Acme", consultant);
        await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(own.Id, "Spring", new DateOnly(2026, 3, 2), null), consultant, Cancel);
        var before = await CountsAsync();
        await Service.AddAsync(consultant, Cancel);
        Assert.NotEqual(before, await CountsAsync());

        Assert.Equal(SampleRemoval.Removed, await Remover.RemoveAsync(consultant, Cancel));

        Assert.Equal(before, await CountsAsync());
        Assert.Equal(SampleRemoval.NothingToRemove, await Remover.RemoveAsync(consultant, Cancel));
    }

    [Fact]
    public async Task Removing_it_takes_the_phones_and_open_votes_of_its_workshop_and_leaves_those_of_others()
    {
        await using var other = await WorkshopRoom.OpenAsync(await TestDatabase.CreateAsync());
        var sample = await other.Database.Get<SampleService>().AddAsync(other.Consultant, Cancel);
        var room = await WorkshopRoom.OverAsync(other.Database, other.Consultant, sample.AssessmentId!.Value);
        foreach (var each in (WorkshopRoom[])[other, room])
        {
            var round = await each.OpenRoundAsync();
            await each.VoteAsync(round, BallotValue.Level(2), BallotValue.Level(3));
        }

        Assert.Equal(SampleRemoval.Removed, await other.Database.Get<SampleRemover>().RemoveAsync(other.Consultant, Cancel));

        await using var db = other.Database.Open();
        Assert.Equal((1, 2, 2), (await db.RoundSecrets.CountAsync(), await db.OpenBallots.CountAsync(), await db.Participants.CountAsync()));
        Assert.Equal(other.Id, (await db.Workshops.SingleAsync()).Id);
    }

    [Fact]
    public async Task After_its_assessments_were_deleted_it_can_be_added_again()
    {
        await Service.AddAsync(consultant, Cancel);
        foreach (var item in (await database.Get<AssessmentService>().PageAsync(null, 1, consultant, Cancel)).Items)
        {
            await database.Get<AssessmentService>().DeleteAsync(item.Id, consultant, Cancel);
        }

        Assert.Equal(SampleOutcome.Added, (await Service.AddAsync(consultant, Cancel)).Outcome);
        Assert.Equal(2, (await database.Get<AssessmentService>().PageAsync(null, 1, consultant, Cancel)).Items.Count);
    }

    [Fact]
    public async Task A_cio_may_neither_add_nor_remove_it()
    {
        var cio = await database.AddPersonAsync("Ingrid", Role.Cio);

        Assert.Equal(SampleOutcome.NotAllowed, (await Service.AddAsync(cio, Cancel)).Outcome);
        Assert.Equal(SampleRemoval.NotAllowed, await Remover.RemoveAsync(cio, Cancel));
    }

    [Fact]
    public async Task A_consultant_cannot_remove_a_sample_that_they_do_not_see()
    {
        await Service.AddAsync(Actor.Console, Cancel);

        Assert.Equal(SampleRemoval.NothingToRemove, await Remover.RemoveAsync(consultant, Cancel));
        Assert.Equal(SampleRemoval.Removed, await Remover.RemoveAsync(Actor.Console, Cancel));
    }

    [Fact]
    public async Task Adding_and_removing_are_audited()
    {
        await Service.AddAsync(consultant, Cancel);
        await Remover.RemoveAsync(consultant, Cancel);

        await using var db = database.Open();
        var actions = await db.AuditEntries.OrderBy(e => e.Id).Select(e => e.Action).ToListAsync();
        Assert.Equal([AuditAction.SampleAdded, AuditAction.SampleRemoved], actions);
    }

    [Theory]
    [InlineData("nl", "Eén jaar later")]
    [InlineData("en", "One year on")]
    [InlineData("fr", "Un an après")]
    public async Task Its_words_are_in_the_language_of_the_person_who_adds_it(string language, string title)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            await Service.AddAsync(consultant, Cancel);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        Assert.Equal(title, (await database.Get<AssessmentService>().PageAsync(null, 1, consultant, Cancel)).Items[0].Title);
    }

    private Task<IReadOnlyDictionary<string, long>> CountsAsync() => TableCounts.ReadAsync(database, except: "AuditEntries");
}
