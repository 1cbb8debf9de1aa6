using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Auditing;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Workshops;
using CioCompass.Tests.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments.Upgrades;

public sealed class UpgradeServiceTests : IAsyncLifetime
{
    private static readonly CancellationToken Cancel = CancellationToken.None;

    private TestDatabase database = null!;
    private QuestionSetView first = null!;
    private Actor consultant = null!;
    private Guid assessment;
    private int second;

    private UpgradeService Service => database.Get<UpgradeService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        first = await LaterQuestions.ShippedAsync(database);
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Acme", consultant);
        assessment = await AddAsync(organisation);
        second = await LaterQuestions.PublishAsync(database, first);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task An_assessment_stays_on_its_version_until_somebody_confirms()
    {
        var view = await database.Get<AssessmentService>().FindAsync(assessment, consultant, Cancel);

        Assert.Equal(first.Version, view!.QuestionSet.Version);
    }

    [Fact]
    public async Task What_would_happen_is_counted_before_it_happens()
    {
        var view = (await Service.FindAsync(assessment, consultant, Cancel))!;

        Assert.Equal((UpgradeOutcome.Done, Shipped.Version, Shipped.Version + 1, second), (view.Possible, view.FromVersion, view.ToVersion, view.ToSetId));
        Assert.Equal((first.Questions.Count - 3, 2, 1), (view.Kept, view.ForReview, view.Former));
        Assert.Equal(first.Themes.Skip(1).Select(t => t.Key), view.Closes.Select(t => t.Key));
    }

    [Fact]
    public async Task Answers_move_by_question_and_those_to_changed_questions_are_marked_for_review()
    {
        Assert.Equal(UpgradeOutcome.Done, await UpgradeAsync());

        var view = (await database.Get<AssessmentService>().FindAsync(assessment, consultant, Cancel))!;
        Assert.Equal(Shipped.Version + 1, view.QuestionSet.Version);
        Assert.Equal(
            [LaterQuestions.Reworded(first), LaterQuestions.Relevelled(first)],
            view.QuestionSet.Questions.Where(q => view.ContentOf(q.Key).MarkedForReview).Select(q => q.Key));
        Assert.All(view.QuestionSet.Questions.Where(q => q.Key != LaterQuestions.Added), q => Assert.Equal(Answer.Rated(3), view.AnswerTo(q.Key)));
        Assert.Equal(Answer.Unanswered, view.AnswerTo(LaterQuestions.Added));
        Assert.NotEmpty(view.Gate.Locked);
    }

    [Fact]
    public async Task An_answer_to_a_question_that_is_gone_is_kept_to_be_read_and_does_not_count()
    {
        await UpgradeAsync();

        var former = Assert.Single(await Service.FormerAsync(assessment, consultant, Cancel));
        Assert.Equal((first.Find(LaterQuestions.Removed(first))!.Text, Answer.Rated(3), Shipped.Version), (former.Question, former.Answer, former.QuestionSetVersion));
        Assert.Equal(first.Find(LaterQuestions.Removed(first))!.Levels[2], former.Descriptor);
        Assert.Equal("Note on it", former.Note);
        var results = (await database.Get<ResultsService>().FindAsync(assessment, null, consultant, Cancel))!;
        Assert.Equal(first.Questions.Count - 1, results.Answered);
    }

    [Fact]
    public async Task A_completed_assessment_keeps_its_questions()
    {
        await database.Get<AssessmentService>().CompleteAsync(assessment, consultant, Cancel);

        Assert.Equal(UpgradeOutcome.Completed, await UpgradeAsync());
        Assert.Equal(UpgradeOutcome.Completed, (await Service.FindAsync(assessment, consultant, Cancel))!.Possible);
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task A_running_workshop_keeps_the_questions_until_it_is_closed()
    {
        var workshops = database.Get<WorkshopService>();
        var workshop = (await workshops.StartAsync(assessment, consultant, Cancel)).WorkshopId!.Value;

        Assert.Equal(UpgradeOutcome.WorkshopOpen, await UpgradeAsync());
        await AssertUntouchedAsync();

        await workshops.CloseAsync(workshop, consultant, Cancel);
        Assert.Equal(UpgradeOutcome.Done, await UpgradeAsync());

        // The agenda of the closed workshop still reads, with the question that is gone.
        var view = (await workshops.FindAsync(workshop, consultant, Cancel))!;
        Assert.Contains(view.Agenda, a => a.Subject.Key == LaterQuestions.Removed(first) && a.Subject.Question is not null);
    }

    [Fact]
    public async Task A_reader_sees_what_would_change_and_may_not_do_it()
    {
        var cio = consultant with { Role = Role.Cio };

        Assert.Equal(UpgradeOutcome.NotAllowed, (await Service.FindAsync(assessment, cio, Cancel))!.Possible);
        Assert.Equal(UpgradeOutcome.NotAllowed, await Service.UpgradeAsync(assessment, second, cio, Cancel));
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task For_a_stranger_there_is_nothing_and_the_attempt_is_recorded()
    {
        var stranger = await database.AddPersonAsync("Stefan", Role.Consultant);
        await UpgradeAsync();

        Assert.Null(await Service.FindAsync(assessment, stranger, Cancel));
        Assert.Equal(UpgradeOutcome.NotFound, await Service.UpgradeAsync(assessment, second, stranger, Cancel));
        Assert.Empty(await Service.FormerAsync(assessment, stranger, Cancel));
        await using var db = database.Open();
        Assert.Equal(2, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.AccessRefused && e.SubjectId == assessment, Cancel));
    }

    [Fact]
    public async Task A_version_that_the_person_has_not_seen_is_not_taken()
    {
        Assert.Equal(UpgradeOutcome.PublishedMeanwhile, await Service.UpgradeAsync(assessment, first.Id, consultant, Cancel));
        await AssertUntouchedAsync();
    }

    [Fact]
    public async Task A_second_upgrade_finds_it_up_to_date()
    {
        await UpgradeAsync();

        Assert.Equal(UpgradeOutcome.UpToDate, await UpgradeAsync());
        Assert.Single(await Service.FormerAsync(assessment, consultant, Cancel));
    }

    [Fact]
    public async Task Answers_saved_while_it_is_upgraded_are_neither_lost_nor_left_on_the_old_question()
    {
        var question = first.Themes[0].Questions[^1].Key;
        var answers = database.Get<AnswerService>();
        var saves = Enumerable.Range(0, 20).Select(i => Task.Run(async () => (i, await answers.SaveAsync(
            assessment, question, ResponseContent.Empty with { Answer = Answer.Rated(3) },
            ResponseContent.Empty with { Answer = Answer.Rated(3), Note = $"Note {i}" }, consultant, Cancel)))).ToList();
        var upgrade = Task.Run(UpgradeAsync);
        await Task.WhenAll(saves);

        Assert.Equal(UpgradeOutcome.Done, await upgrade);
        await using var db = database.Open();
        var current = (await database.Get<QuestionCatalog>().SetAsync(second, Cancel)).Questions.Select(q => q.Id).ToHashSet();
        var stored = await db.Set<Response>().Where(r => r.AssessmentId == assessment).ToListAsync(Cancel);
        Assert.All(stored, r => Assert.Contains(r.QuestionId, current));
        Assert.Equal(first.Questions.Count - 1, stored.Count);
    }

    [Fact]
    public async Task What_travels_is_what_the_version_asks()
    {
        await UpgradeAsync();

        var export = await database.Get<ExportService>().ExportAsync(assessment, consultant, Cancel);

        var keys = (await database.Get<QuestionCatalog>().SetAsync(second, Cancel)).Questions.Select(q => q.Key).ToHashSet();
        Assert.Equal(Shipped.Version + 1, export!.QuestionSet.Version);
        Assert.Equal(first.Questions.Count - 1, export.Responses.Count);
        Assert.All(export.Responses, r => Assert.Contains(r.Question, keys));
    }

    private Task<UpgradeOutcome> UpgradeAsync() => Service.UpgradeAsync(assessment, second, consultant, Cancel);

    private async Task AssertUntouchedAsync()
    {
        var view = (await database.Get<AssessmentService>().FindAsync(assessment, consultant, Cancel))!;
        Assert.Equal((Shipped.Version, first.Questions.Count), (view.QuestionSet.Version, view.Responses.Count));
        Assert.DoesNotContain(view.Responses.Values, r => r.Content.MarkedForReview);
    }

    /// <summary>Every question at level 3; the one that is removed later with a note.</summary>
    private async Task<Guid> AddAsync(Organisation owner)
    {
        var now = database.Clock.GetUtcNow().UtcDateTime;
        var made = new Assessment(owner.Id, first.Id, "Yearly", new DateOnly(2026, 3, 1), now);
        foreach (var question in first.Questions)
        {
            var note = question.Key == LaterQuestions.Removed(first) ? "Note on it" : "";
            made.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(3), Note = note }, "Carla", now);
        }

        await using var db = database.Open();
        db.Assessments.Add(made);
        await db.SaveChangesAsync(Cancel);
        return made.Id;
    }
}
