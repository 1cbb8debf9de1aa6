using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Benchmarks;

/// <summary>
/// An installation of a large firm: each organisation has two years' assessments with every question answered, an action on each, and its
/// CIO an account; some lines in the audit log for each; one assessment in twenty has been deleted lately.
/// </summary>
internal static class Installation
{
    private const int AssessmentsEach = 2;
    private const int AuditLinesEach = 4;
    private const int DeletedOneIn = 20;

    /// <summary>Saved at once.</summary>
    private const int Portion = 100;

    /// <summary>Fills it, and makes an administrator of the one who signs in.</summary>
    /// <returns>One of the assessments and its organisation.</returns>
    public static async Task<(Guid Assessment, Guid Organisation)> FillAsync(BenchmarkData data, int organisations)
    {
        var set = await data.Get<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        (Guid, Guid) example = default;
        foreach (var numbers in Enumerable.Range(1, organisations).Chunk(Portion))
        {
            await using var db = await data.OpenAsync();
            foreach (var number in numbers)
            {
                var organisation = new Organisation($"Organisation of some length {number:0000}", data.Now);
                var cio = CioOf(number, data.Now);
                organisation.Members.Add(new OrganisationMember(organisation.Id, cio.Id));
                var assessments = Enumerable.Range(1, AssessmentsEach).Select(year => AssessmentOf(organisation, set, number, year, data.Now)).ToList();
                db.AddRange(organisation, cio);
                db.AddRange(assessments);
                db.AddRange(assessments.Select(a => ActionOf(a, number, data.Now)));
                db.AddRange(Enumerable.Range(0, AuditLinesEach).Select(_ =>
                    new AuditEntry(data.Now, AuditAction.AssessmentCreated, cio.Id, cio.DisplayName, assessments[0].Id, "")));
                example = (assessments[^1].Id, organisation.Id);
            }

            await db.SaveChangesAsync();
        }

        await using var all = await data.OpenAsync();
        await all.Users.Where(u => u.Id == data.Consultant.UserId).ExecuteUpdateAsync(u => u.SetProperty(x => x.Role, Role.Administrator));
        return example;
    }

    private static CompassUser CioOf(int number, DateTime now)
    {
        var email = $"cio-{number:0000}@example.org";
        return new CompassUser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            DisplayName = $"Somebody {number:0000}",
            Role = Role.Cio,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = now,
        };
    }

    private static Assessment AssessmentOf(Organisation organisation, QuestionSetView set, int number, int year, DateTime now)
    {
        var assessment = new Assessment(organisation.Id, set.Id, $"Assessment of year {year}", DateOnly.FromDateTime(now).AddYears(year - AssessmentsEach), now);
        foreach (var question in set.Questions)
        {
            assessment.Respond(question.Id, new ResponseContent { Answer = Answer.Rated(1 + ((number + question.Order + year) % 5)) }, "Somebody", now);
        }

        if (year < AssessmentsEach)
        {
            assessment.Complete(now);
        }
        else if (number % DeletedOneIn == 1)
        {
            assessment.Delete(now);
        }

        return assessment;
    }

    private static ActionItem ActionOf(Assessment assessment, int number, DateTime now) => new(
        assessment.Id, null, ActionOrigin.Own,
        new ActionContent($"Do something about it {number:0000}", $"Team {number % 40}", DateOnly.FromDateTime(now).AddDays((number % 60) - 20), (ActionStatus)(number % 4), ""),
        "Somebody", now);
}
