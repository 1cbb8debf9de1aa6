using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Export;

/// <summary>From rows to a document, in the same number of queries whatever there is.</summary>
internal static class DocumentExport
{
    /// <param name="minimumCount">Fewest votes of which a round is told.</param>
    /// <param name="now">UTC.</param>
    /// <param name="withDeleted">Also actions that somebody deleted and that wait to be purged.</param>
    public static async Task<AssessmentDocument?> ReadAsync(
        CompassDbContext db, IQueryable<Assessment> which, QuestionCatalog catalog, int minimumCount, DateTime now, bool withDeleted,
        CancellationToken cancellationToken)
    {
        var assessment = await which.AsNoTracking().Include(a => a.Organisation).Include(a => a.Responses)
            .SingleOrDefaultAsync(cancellationToken);
        if (assessment is null)
        {
            return null;
        }

        var set = await catalog.SetAsync(assessment.QuestionSetId, cancellationToken);
        var keys = set.Questions.ToDictionary(q => q.Id, q => q.Key);
        var workshops = await RoundExport.ReadAsync(db, assessment.Id, minimumCount, cancellationToken);
        var document = new AssessmentDocument(
            AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion, JsonFile.Program, now,
            new OrganisationPart(assessment.Organisation.TravelId, assessment.Organisation.Name),
            new AssessmentPart(
                assessment.TravelId, assessment.Title, assessment.HeldOn, assessment.Status, assessment.CreatedAt, assessment.CompletedAt,
                assessment.IsSample)
            {
                Gate = assessment.GateOpening is { } gate
                    ? new GatePart(gate.OpenedBy, gate.OpenedAt, gate.Reason, gate.TakenBackBy, gate.TakenBackAt)
                    : null,
                IsTrial = assessment.IsTrial,
                CopiedFrom = await TravelIdAsync(db, assessment.ClonedFromId, cancellationToken),
            },
            new QuestionSetPart(
                set.Key, set.Version,
                [.. set.Themes.SelectMany(t => t.Questions.Select(q => new QuestionPart(q.Key, t.Key, q.Text)))]),
            [.. assessment.Responses.Select(r => new ResponsePart(
                keys[r.QuestionId], r.Kind, r.Level, r.Note, r.Target, r.Confidence, r.EvidenceLinks, r.MarkedForReview, r.UpdatedAt,
                r.UpdatedBy)
            {
                BeforeInventory = r.BeforeInventory,
                CarriedOver = r.CarriedOver,
                AnsweredAt = r.AnsweredAt,
                AnsweredBy = r.AnsweredBy,
            })],
            await AgreedAsync(db, assessment.Id, workshops.Attempts, cancellationToken),
            workshops.Workshops,
            await ActionsAsync(db, assessment.Id, withDeleted, cancellationToken));
        var former = await FormerAsync(db, assessment.Id, cancellationToken);
        return Asked(document, former, keys.Values.ToHashSet(StringComparer.Ordinal)).WithChanges().InOrder();
    }

    /// <summary>
    /// Puts votes and agreements on questions that are no longer asked beside the answers to them: programs that did not know of them look
    /// for every other question in the assessment's version. An action stays where it is, without its question.
    /// </summary>
    private static AssessmentDocument Asked(AssessmentDocument document, IReadOnlyList<FormerAnswerPart> answers, IReadOnlySet<string> keys)
    {
        var former = new FormerPart(
            answers, [.. document.AgreedAnswers.Where(a => !keys.Contains(a.Question))],
            [.. document.Workshops.Select(w => w with { Rounds = [.. w.Rounds.Where(r => !IsAsked(r))] }).Where(w => w.Rounds.Count > 0)]);
        return document with
        {
            Former = former is { Answers.Count: 0, AgreedAnswers.Count: 0, Workshops.Count: 0 } ? null : former,
            AgreedAnswers = [.. document.AgreedAnswers.Where(a => keys.Contains(a.Question))],
            Workshops = [.. document.Workshops.Select(w => w with { Rounds = [.. w.Rounds.Where(IsAsked)] })],
            Actions = [.. document.Actions.Select(a => a.Question is { } key && !keys.Contains(key) ? a with { Question = null } : a)],
        };

        bool IsAsked(RoundPart round) => round.Kind != RoundKind.Question || keys.Contains(round.Subject);
    }

    private static async Task<IReadOnlyList<FormerAnswerPart>> FormerAsync(
        CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken)
    {
        var former = await db.FormerAnswers.AsNoTracking().Where(f => f.AssessmentId == assessmentId).ToListAsync(cancellationToken);
        return [.. former.Select(f => new FormerAnswerPart(
            f.QuestionKey, f.QuestionSetVersion, f.Question, f.Descriptor, f.Kind, f.Level, f.Note, f.Target, f.Confidence, f.EvidenceLinks,
            f.UpdatedAt, f.UpdatedBy))];
    }

    private static async Task<Guid?> TravelIdAsync(CompassDbContext db, Guid? id, CancellationToken cancellationToken) => id is null
        ? null
        : await db.Assessments.Where(a => a.Id == id).Select(a => (Guid?)(a.OriginId ?? a.Id)).SingleOrDefaultAsync(cancellationToken);

    private static async Task<IReadOnlyList<AgreedPart>> AgreedAsync(
        CompassDbContext db, Guid assessmentId, IReadOnlyDictionary<Guid, int> attempts, CancellationToken cancellationToken)
    {
        var agreed = await db.AgreedAnswers.AsNoTracking().Where(a => a.AssessmentId == assessmentId).ToListAsync(cancellationToken);
        return [.. agreed.Select(a => new AgreedPart(
            a.QuestionKey, a.Kind, a.Level, a.Rationale, a.MinorityView, [.. a.RoundIds.Where(attempts.ContainsKey).Select(id => attempts[id])],
            a.AgreedBy, a.AgreedAt))];
    }

    private static async Task<IReadOnlyList<ActionPart>> ActionsAsync(
        CompassDbContext db, Guid assessmentId, bool withDeleted, CancellationToken cancellationToken) =>
        await db.ActionItems
            .Where(a => a.AssessmentId == assessmentId && (withDeleted || a.DeletedAt == null))
            .Select(a => new ActionPart(
                a.QuestionKey, a.Title, a.Owner, a.DueOn, a.Status, a.Note, a.Origin, a.CreatedAt, a.UpdatedAt, a.UpdatedBy, a.ClosedAt)
            {
                DeletedAt = a.DeletedAt,
            })
            .ToListAsync(cancellationToken);
}
