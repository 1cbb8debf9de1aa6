using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Sample;

public enum SampleOutcome
{
    Added,

    /// <summary>It was there; nothing was added but, for a consultant who did not see it, their membership.</summary>
    AlreadyThere,
    NotAllowed,
}

/// <param name="AssessmentId">The later of the two assessments; null when adding is not allowed.</param>
public sealed record SampleResult(SampleOutcome Outcome, Guid? AssessmentId);

/// <summary>
/// One sample organisation per installation, with two assessments about a year apart, for a first look round. What removes it is above,
/// where a workshop may be held on it.
/// </summary>
public sealed class SampleService(
    IDbContextFactory<CompassDbContext> contexts, QuestionCatalog catalog, AuditLog audit, TimeProvider clock)
{
    private const int DaysSinceSecond = 12;
    private const int DaysBetween = 364;
    private static readonly TimeOnly StartOfWorkshop = new(9, 30);

    /// <summary>Adds the sample, its notes in the current language; a second call adds nothing. A consultant becomes its member.</summary>
    public async Task<SampleResult> AddAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!actor.MayEdit)
        {
            return new SampleResult(SampleOutcome.NotAllowed, null);
        }

        var set = await catalog.LatestAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading, so that two clicks at the same moment make one sample.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var organisation = await db.Organisations.Include(o => o.Members)
            .FirstOrDefaultAsync(o => o.IsSample && o.DeletedAt == null, cancellationToken);
        if (organisation is null)
        {
            organisation = new Organisation(SampleContent.OrganisationName, clock.GetUtcNow().UtcDateTime, isSample: true);
            db.Organisations.Add(organisation);
        }

        if (actor.Role == Role.Consultant && organisation.Members.All(m => m.UserId != actor.UserId))
        {
            organisation.Members.Add(new OrganisationMember(organisation.Id, actor.UserId));
        }

        var latestId = await db.Assessments
            .Where(a => a.OrganisationId == organisation.Id && a.DeletedAt == null)
            .OrderByDescending(a => a.HeldOn)
            .Select(a => (Guid?)a.Id)
            .FirstOrDefaultAsync(cancellationToken);
        var outcome = latestId is null ? SampleOutcome.Added : SampleOutcome.AlreadyThere;
        if (latestId is null)
        {
            latestId = AddAssessments(db, organisation, set, actor);
            audit.Add(db, AuditAction.SampleAdded, actor, organisation.Id);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new SampleResult(outcome, latestId);
    }

    private Guid AddAssessments(CompassDbContext db, Organisation organisation, QuestionSetView set, Actor actor)
    {
        var second = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).AddDays(-DaysSinceSecond);
        var first = second.AddDays(-DaysBetween);

        var baseline = Make(SampleContent.FirstTitle.ToString(), first, SampleContent.First);
        baseline.Complete(first.ToDateTime(StartOfWorkshop, DateTimeKind.Utc).AddHours(3));
        var current = Make(SampleContent.SecondTitle.ToString(), second, SampleContent.Second);
        db.Assessments.AddRange(baseline, current);
        foreach (var action in SampleContent.Actions)
        {
            // Made on the day of the workshop, and closed half a year later where it is closed.
            var made = first.ToDateTime(StartOfWorkshop, DateTimeKind.Utc).AddHours(3);
            var content = action.Content(first);
            var item = new ActionItem(
                baseline.Id, action.QuestionKey, action.Origin, content with { Status = ActionStatus.Open }, actor.DisplayName, made);
            item.Change(content, actor.DisplayName, made.AddDays(DaysBetween / 2));
            db.ActionItems.Add(item);
        }

        return current.Id;

        Assessment Make(string title, DateOnly heldOn, IReadOnlyList<SampleAnswer> answers)
        {
            var at = heldOn.ToDateTime(StartOfWorkshop, DateTimeKind.Utc);
            var assessment = new Assessment(organisation.Id, set.Id, title, heldOn, at, isSample: true);
            foreach (var answer in answers)
            {
                // A later version of the questions may have dropped one.
                if (set.Find(answer.QuestionKey) is { } question)
                {
                    at = at.AddMinutes(9);
                    assessment.Respond(question.Id, answer.Content, actor.DisplayName, at);
                }
            }

            return assessment;
        }
    }
}
