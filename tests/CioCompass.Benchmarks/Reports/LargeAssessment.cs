using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks.Reports;

/// <summary>An assessment of a question set far larger than the shipped one, with notes, votes and agreed answers.</summary>
public static class LargeAssessment
{
    private const int Themes = 4;
    private const int Phones = 12;

    private static readonly string Note = string.Join(' ', Enumerable.Repeat("A note of some length about this answer.", 10));

    /// <returns>Its id.</returns>
    public static async Task<Guid> AddAsync(BenchmarkData data, int answers, int rounds)
    {
        await PublishAsync(data, answers);
        var created = await data.Get<AssessmentService>().CreateAsync(
            new NewAssessment(data.OrganisationId, "Large", DateOnly.FromDateTime(data.Now), null), data.Consultant, CancellationToken.None);
        await AnswerAsync(data, created.Id!.Value);
        await VoteAsync(data, created.Id.Value, rounds);
        return created.Id.Value;
    }

    private static async Task PublishAsync(BenchmarkData data, int questions)
    {
        await using var db = await data.OpenAsync();
        var key = await db.QuestionSets.Select(s => s.Key).FirstAsync();
        var set = new QuestionSet(key, 1000) { Title = Text("Large set") };
        for (var theme = 1; theme <= Themes; theme++)
        {
            var group = new Theme($"theme-{theme}", theme, isPrerequisite: theme == 1) { Name = Text($"Theme {theme}"), Intent = Text("An intent.") };
            for (var number = 1; number <= questions / Themes; number++)
            {
                group.Add(new Question($"question-{theme}-{number}", number, isFromArticle: false, ["switch-brands"])
                {
                    Text = Text($"Question {number} of theme {theme}, as long as a question of the article?"),
                    Guidance = Text("Why it is asked."),
                    Levels = [.. Enumerable.Range(1, Question.HighestLevel).Select(level => Text($"What level {level} means here"))],
                });
            }

            set.Add(group);
        }

        set.Publish(data.Now);
        db.QuestionSets.Add(set);
        await db.SaveChangesAsync();
    }

    private static async Task AnswerAsync(BenchmarkData data, Guid id)
    {
        await using var db = await data.OpenAsync();
        var assessment = await db.Assessments.SingleAsync(a => a.Id == id);
        var set = await data.Get<QuestionCatalog>().SetAsync(assessment.QuestionSetId, CancellationToken.None);
        foreach (var question in set.Questions)
        {
            assessment.Respond(
                question.Id,
                new ResponseContent { Answer = Answer.Rated(1 + (question.Order % 5)), Target = 5, Confidence = Confidence.Medium, Note = Note },
                data.Consultant.DisplayName, data.Now);
        }

        await db.SaveChangesAsync();
    }

    private static async Task VoteAsync(BenchmarkData data, Guid id, int rounds)
    {
        var (workshops, phones) = (data.Get<WorkshopService>(), data.Get<ParticipantService>());
        var started = await workshops.StartAsync(id, data.Consultant, CancellationToken.None);
        var view = (await workshops.FindAsync(started.WorkshopId!.Value, data.Consultant, CancellationToken.None))!;
        var tokens = new List<string>();
        for (var phone = 0; phone < Phones; phone++)
        {
            tokens.Add(((JoinResult.Joined)await phones.JoinAsync(new JoinRequest(view.JoinCode, null, null, null), CancellationToken.None)).Token);
        }

        foreach (var item in view.Agenda.Where(i => i.Subject.Kind == RoundKind.Question).Take(rounds))
        {
            await VoteAsync(data, item.RoundId, tokens);
        }

        await workshops.CloseAsync(view.Id, data.Consultant, CancellationToken.None);
    }

    private static async Task VoteAsync(BenchmarkData data, Guid round, IReadOnlyList<string> tokens)
    {
        var rounds = data.Get<RoundService>();
        await rounds.OpenAsync(round, null, data.Consultant, CancellationToken.None);
        await Task.WhenAll(tokens.Select((token, phone) => data.Get<BallotBox>().CastAsync(
            new BallotRequest(token, round, BallotValue.Level(1 + (phone % 5)), Guid.NewGuid(), 1), CancellationToken.None)));
        await rounds.CloseAsync(round, data.Consultant, CancellationToken.None);
        await rounds.RevealAsync(round, data.Consultant, CancellationToken.None);
    }

    private static LocalizedText Text(string text) => LocalizedText.Of(Languages.Codes.Select(language => (language, text)));
}
