using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Assessments;

public sealed class AssessmentServiceTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 2);
    private TestDatabase database = null!;
    private Organisation organisation = null!;
    private Actor consultant = null!;
    private Actor cio = null!;
    private Actor stranger = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AssessmentService Service => database.Get<AssessmentService>();

    private AnswerService Answers => database.Get<AnswerService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Bram", Role.Consultant);
        cio = await database.AddPersonAsync("Carla", Role.Cio);
        stranger = await database.AddPersonAsync("Dirk", Role.Consultant);
        organisation = await database.AddOrganisationAsync("Dijle", consultant, cio);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_copy_takes_the_answers_over_and_marks_each_as_carried_over_and_for_review()
    {
        var earlier = await GivenAsync("Last year");
        await AnswerAsync(earlier, "initiatives", new ResponseContent { Answer = Answer.Rated(2), Note = "As it was" });

        var copy = (await Service.CreateAsync(new NewAssessment(organisation.Id, "This year", Day.AddYears(1), earlier), consultant, Cancel)).Id!.Value;

        var content = (await Service.FindAsync(copy, consultant, Cancel))!.ContentOf("initiatives");
        Assert.Equal(new ResponseContent { Answer = Answer.Rated(2), Note = "As it was", MarkedForReview = true, CarriedOver = true }, content);
    }

    [Fact]
    public async Task To_copy_from_are_the_organisations_own_assessments_the_latest_first()
    {
        var other = await database.AddOrganisationAsync("Demer", consultant);
        await Service.CreateAsync(new NewAssessment(other.Id, "Elsewhere", Day, null), consultant, Cancel);
        foreach (var year in new[] { 1, 0, 2 })
        {
            await Service.CreateAsync(new NewAssessment(organisation.Id, $"Year {year}", Day.AddYears(year), null), consultant, Cancel);
        }

        var earlier = await Service.EarlierAsync(organisation.Id, consultant, Cancel);

        Assert.Equal(["Year 2", "Year 1", "Year 0"], earlier.Select(a => a.Title));
    }

    [Fact]
    public async Task Another_organisations_assessment_cannot_be_copied()
    {
        var other = await database.AddOrganisationAsync("Elsewhere", stranger);
        var theirs = (await Service.CreateAsync(new NewAssessment(other.Id, "Theirs", Day, null), stranger, Cancel)).Id!.Value;

        Assert.Equal(CreateError.EarlierNotFound, (await Service.CreateAsync(new NewAssessment(organisation.Id, "Mine", Day, theirs), consultant, Cancel)).Error);
        Assert.Equal(CreateError.OrganisationNotFound, (await Service.CreateAsync(new NewAssessment(other.Id, "Mine", Day, null), consultant, Cancel)).Error);
    }

    [Theory]
    [InlineData("", CreateError.TitleMissing)]
    [InlineData(" \t\n ", CreateError.TitleMissing)]
    public async Task An_assessment_needs_a_title(string title, CreateError expected) =>
        Assert.Equal(expected, (await Service.CreateAsync(new NewAssessment(organisation.Id, title, Day, null), consultant, Cancel)).Error);

    [Fact]
    public async Task A_title_of_201_characters_is_too_long() =>
        Assert.Equal(CreateError.TitleTooLong, (await Service.CreateAsync(new NewAssessment(organisation.Id, new string('x', 201), Day, null), consultant, Cancel)).Error);

    [Fact]
    public async Task A_CIO_reads_but_changes_nothing()
    {
        var id = await GivenAsync("Workshop");
        await AnswerAsync(id, "initiatives", new ResponseContent { Answer = Answer.Rated(2) });

        Assert.IsType<SaveResult.NotAllowed>(await Answers.SaveAsync(
            id, "initiatives", new ResponseContent { Answer = Answer.Rated(2) }, new ResponseContent { Answer = Answer.Rated(5) }, cio, Cancel));
        Assert.Equal(ChangeOutcome.NotAllowed, await Service.CompleteAsync(id, cio, Cancel));
        Assert.Equal(CreateError.NotAllowed, (await Service.CreateAsync(new NewAssessment(organisation.Id, "Mine", Day, null), cio, Cancel)).Error);
        Assert.Equal(Answer.Rated(2), (await Service.FindAsync(id, cio, Cancel))!.AnswerTo("initiatives"));
    }

    [Fact]
    public async Task Another_organisations_assessment_is_not_found_and_the_attempt_is_in_the_audit_log()
    {
        var id = await GivenAsync("Workshop");

        Assert.Null(await Service.FindAsync(id, stranger, Cancel));
        Assert.IsType<SaveResult.NotFound>(await Answers.SaveAsync(
            id, "initiatives", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(5) }, stranger, Cancel));
        Assert.Equal(ChangeOutcome.NotFound, await Service.DeleteAsync(id, stranger, Cancel));
        Assert.Empty((await Service.PageAsync(null, 1, stranger, Cancel)).Items);
        Assert.Empty(await Service.EarlierAsync(organisation.Id, stranger, Cancel));

        await using var db = database.Open();
        Assert.Equal(3, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.AccessRefused && e.SubjectId == id && e.ActorId == stranger.UserId, Cancel));
    }

    [Fact]
    public async Task A_completed_assessment_takes_no_answer_until_it_is_reopened()
    {
        var id = await GivenAsync("Workshop");
        Assert.Equal(ChangeOutcome.NothingAnswered, await Service.CompleteAsync(id, consultant, Cancel));
        await AnswerAsync(id, "initiatives", new ResponseContent { Answer = Answer.Rated(2) });

        Assert.Equal(ChangeOutcome.Done, await Service.CompleteAsync(id, consultant, Cancel));
        Assert.IsType<SaveResult.Completed>(await Answers.SaveAsync(
            id, "customer-bond", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(5) }, consultant, Cancel));
        Assert.Equal(ChangeOutcome.Done, await Service.ReopenAsync(id, consultant, Cancel));
        await AnswerAsync(id, "customer-bond", new ResponseContent { Answer = Answer.Rated(5) });
    }

    [Fact]
    public async Task A_deleted_assessment_is_gone_for_everybody()
    {
        var id = await GivenAsync("Workshop");

        await Service.DeleteAsync(id, consultant, Cancel);

        Assert.Null(await Service.FindAsync(id, consultant, Cancel));
        Assert.Empty((await Service.PageAsync(null, 1, cio, Cancel)).Items);
    }

    [Fact]
    public async Task A_note_of_4001_characters_is_refused_and_what_was_stored_stays()
    {
        var id = await GivenAsync("Workshop");
        await AnswerAsync(id, "initiatives", new ResponseContent { Note = "short" });

        var result = await Answers.SaveAsync(
            id, "initiatives", new ResponseContent { Note = "short" }, new ResponseContent { Note = new string('x', 4001) }, consultant, Cancel);

        Assert.Equal([ResponseError.NoteTooLong], Assert.IsType<SaveResult.Invalid>(result).Errors);
        Assert.Equal("short", (await Service.FindAsync(id, consultant, Cancel))!.ContentOf("initiatives").Note);
    }

    [Fact]
    public async Task Twenty_saves_of_one_answer_at_once_leave_one_row()
    {
        var id = await GivenAsync("Workshop");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Answers.SaveAsync(
            id, "initiatives", ResponseContent.Empty, new ResponseContent { Answer = Answer.Rated(3) }, consultant, Cancel)));

        await using var db = database.Open();
        Assert.Equal(1, await db.Assessments.Where(a => a.Id == id).SelectMany(a => a.Responses).CountAsync(Cancel));
    }

    [Fact]
    public async Task Whoever_deleted_an_assessment_can_take_that_back_and_nobody_else()
    {
        var id = await GivenAsync("Deleted by mistake");
        await Service.DeleteAsync(id, consultant, Cancel);
        var colleague = await database.AddPersonAsync("Eva", Role.Administrator);

        Assert.Equal(ChangeOutcome.NotFound, await Service.UndoDeleteAsync(id, stranger, Cancel));
        Assert.Equal(ChangeOutcome.NotFound, await Service.UndoDeleteAsync(id, colleague, Cancel));
        Assert.Equal(ChangeOutcome.NotAllowed, await Service.UndoDeleteAsync(id, consultant with { Role = Role.Cio }, Cancel));
        Assert.Null(await Service.FindAsync(id, consultant, Cancel));

        Assert.Equal(ChangeOutcome.Done, await Service.UndoDeleteAsync(id, consultant, Cancel));
        Assert.NotNull(await Service.FindAsync(id, consultant, Cancel));
        await using var db = database.Open();
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Action == AuditAction.AssessmentRestored && e.SubjectId == id && e.ActorId == consultant.UserId, Cancel));
    }

    private async Task<Guid> GivenAsync(string title) =>
        (await Service.CreateAsync(new NewAssessment(organisation.Id, title, Day, null), consultant, Cancel)).Id!.Value;

    private async Task AnswerAsync(Guid id, string question, ResponseContent content) =>
        Assert.IsType<SaveResult.Saved>(await Answers.SaveAsync(id, question, ResponseContent.Empty, content, consultant, Cancel));
}
