using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Assessments;

public sealed class AnsweringTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private Actor consultant = null!;
    private Guid assessmentId;

    private AnswerService Service => database.Get<AnswerService>();

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        consultant = await database.AddPersonAsync("Carla", Role.Consultant);
        var organisation = await database.AddOrganisationAsync("Acme", consultant);
        var created = await database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Spring 2026", new DateOnly(2026, 3, 2), null), consultant, CancellationToken.None);
        assessmentId = created.Id!.Value;
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task Later_themes_stay_locked_until_every_inventory_question_is_answered()
    {
        await RateAsync("initiatives", 3);
        await RateAsync("customer-bond", 2);

        Assert.IsType<SaveResult.Locked>(await RateAsync("leading-role", 3));

        await RateAsync("innovation-technology", 4);

        Assert.IsType<SaveResult.Saved>(await RateAsync("leading-role", 3));
    }

    [Fact]
    public async Task Answering_a_question_again_replaces_the_first_answer()
    {
        await RateAsync("initiatives", 3);
        await RateAsync("initiatives", 5, seen: 3);

        var assessment = await database.Get<AssessmentService>().FindAsync(assessmentId, consultant, CancellationToken.None);
        Assert.Equal(Answer.Rated(5), assessment!.AnswerTo("initiatives"));
    }

    private Task<SaveResult> RateAsync(string question, int level, int? seen = null) =>
        Service.SaveAsync(
            assessmentId, question,
            new ResponseContent { Answer = seen is { } s ? Answer.Rated(s) : Answer.Unanswered },
            new ResponseContent { Answer = Answer.Rated(level) },
            consultant, CancellationToken.None);
}
