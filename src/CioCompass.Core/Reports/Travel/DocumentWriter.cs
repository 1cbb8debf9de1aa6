using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel;

/// <summary>From a document to rows, on the caller's context. The gate is not asked again: what is in a file has happened.</summary>
internal static class DocumentWriter
{
    /// <summary>A new assessment under an id of its own.</summary>
    public static Assessment Add(CompassDbContext db, Guid organisationId, AssessmentDocument document, QuestionSetView set)
    {
        var part = document.Assessment;
        var assessment = new Assessment(organisationId, set.Id, part.Title, part.HeldOn, part.CreatedAt, part.IsSample);
        db.Assessments.Add(assessment);
        Fill(db, assessment, document, set, []);
        return assessment;
    }

    /// <summary>Makes a stored assessment say what the file says. Votes that the file withholds stay as they are stored.</summary>
    /// <param name="assessment">Tracked, with its responses.</param>
    public static async Task ReplaceAsync(
        CompassDbContext db, Assessment assessment, AssessmentDocument document, QuestionSetView set, CancellationToken cancellationToken)
    {
        var kept = await WithheldVotesAsync(db, assessment.Id, document, cancellationToken);
        await db.Workshops.Where(w => w.AssessmentId == assessment.Id).ExecuteDeleteAsync(cancellationToken);
        await db.AgreedAnswers.Where(a => a.AssessmentId == assessment.Id).ExecuteDeleteAsync(cancellationToken);
        await db.ActionItems.Where(a => a.AssessmentId == assessment.Id && a.DeletedAt == null).ExecuteDeleteAsync(cancellationToken);

        var part = document.Assessment;
        assessment.Restate(
            set.Id, part.Title, part.HeldOn, part.CreatedAt, part.IsSample,
            document.Responses.Select(r => set.Find(r.Question)!.Id).ToHashSet());
        Fill(db, assessment, document, set, kept);
    }

    private static void Fill(
        CompassDbContext db, Assessment assessment, AssessmentDocument document, QuestionSetView set,
        Dictionary<(RoundKind, string, int), List<BallotValue>> kept)
    {
        foreach (var response in document.Responses)
        {
            var content = new ResponseContent
            {
                Answer = Answer.From(response.Answer, response.Level),
                Note = response.Note,
                Target = response.Target,
                Confidence = response.Confidence,
                EvidenceLinks = response.Links,
                MarkedForReview = response.Review,
            };
            assessment.Respond(set.Find(response.Question)!.Id, content, response.UpdatedBy, response.UpdatedAt);
        }

        if (document.Assessment.CompletedAt is { } completedAt)
        {
            assessment.Complete(completedAt);
        }

        var ids = new Dictionary<(RoundKind, string, int), Guid>();
        foreach (var workshop in document.Workshops)
        {
            AddWorkshop(db, assessment.Id, workshop, kept, ids);
        }

        foreach (var part in document.AgreedAnswers)
        {
            var agreed = new AgreedAnswer(assessment.Id, part.Question);
            agreed.Set(
                Answer.From(part.Answer, part.Level), part.Rationale, part.MinorityView,
                part.Attempts.Select(attempt => ids[(RoundKind.Question, part.Question, attempt)]), part.AgreedBy, part.AgreedAt);
            db.AgreedAnswers.Add(agreed);
        }

        db.ActionItems.AddRange(document.Actions.Select(a => Action(assessment.Id, a)));
    }

    private static void AddWorkshop(
        CompassDbContext db, Guid assessmentId, WorkshopPart part,
        Dictionary<(RoundKind, string, int), List<BallotValue>> kept, Dictionary<(RoundKind, string, int), Guid> ids)
    {
        var workshop = Workshop.HeldElsewhere(assessmentId, part.StartedBy, part.StartedAt, part.ClosedAt);
        foreach (var held in part.Rounds)
        {
            var round = Round.HeldElsewhere(
                workshop.Id, held.Kind, held.Subject, held.Order, held.Attempt, held.OpenedAt, held.ClosedAt, held.RevealedAt);
            workshop.Add(round);
            ids[held.Key()] = round.Id;
            var values = held.Withheld
                ? kept.GetValueOrDefault(held.Key(), [])
                : held.Votes.SelectMany(v => Enumerable.Repeat(new BallotValue(v.Choice, v.Number, v.Confidence), v.Count));

            // In the order of their random ids, as when a round is closed.
            db.Ballots.AddRange(values.Select(v => new Ballot(round.Id, v)).OrderBy(b => b.Id));
        }

        db.Workshops.Add(workshop);
    }

    private static ActionItem Action(Guid assessmentId, ActionPart part)
    {
        var content = new ActionContent(part.Title, part.Owner, part.DueOn, part.Status, part.Note);
        var action = new ActionItem(
            assessmentId, part.Question, part.Origin, content with { Status = ActionStatus.Open }, part.UpdatedBy, part.CreatedAt);
        if (part.ClosedAt is { } closedAt)
        {
            action.Change(content, part.UpdatedBy, closedAt);
        }

        action.Change(content, part.UpdatedBy, part.UpdatedAt);
        return action;
    }

    private static async Task<Dictionary<(RoundKind, string, int), List<BallotValue>>> WithheldVotesAsync(
        CompassDbContext db, Guid assessmentId, AssessmentDocument document, CancellationToken cancellationToken)
    {
        var stored = await db.Ballots.AsNoTracking()
            .Join(
                db.Rounds.Where(r => r.Workshop.AssessmentId == assessmentId), b => b.RoundId, r => r.Id,
                (b, r) => new { r.Kind, r.Subject, r.Attempt, b.Choice, b.Number, b.Confidence })
            .ToListAsync(cancellationToken);
        var withheld = document.Rounds().Where(r => r.Withheld).Select(r => r.Key()).ToHashSet();
        return stored
            .GroupBy(b => (b.Kind, b.Subject, b.Attempt), b => new BallotValue(b.Choice, b.Number, b.Confidence))
            .Where(g => withheld.Contains(g.Key))
            .ToDictionary(g => g.Key, g => g.ToList());
    }
}
