using System.Reflection;
using CioCompass.Core.Assessments;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel;

/// <summary>From rows to a document, in the same number of queries whatever there is.</summary>
internal static class DocumentExport
{
    public static string Program { get; } = "CIO Compass " + Version();

    /// <param name="minimumCount">Fewest votes of which a round is told.</param>
    /// <param name="now">UTC.</param>
    public static async Task<AssessmentDocument?> ReadAsync(
        CompassDbContext db, IQueryable<Assessment> which, QuestionCatalog catalog, int minimumCount, DateTime now,
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
            AssessmentDocument.FormatName, AssessmentDocument.CurrentFormatVersion, Program, now,
            new OrganisationPart(assessment.Organisation.TravelId, assessment.Organisation.Name),
            new AssessmentPart(
                assessment.TravelId, assessment.Title, assessment.HeldOn, assessment.Status, assessment.CreatedAt, assessment.CompletedAt,
                assessment.IsSample),
            new QuestionSetPart(
                set.Key, set.Version,
                [.. set.Themes.SelectMany(t => t.Questions.Select(q => new QuestionPart(q.Key, t.Key, q.Text)))]),
            [.. assessment.Responses.Select(r => new ResponsePart(
                keys[r.QuestionId], r.Kind, r.Level, r.Note, r.Target, r.Confidence, r.EvidenceLinks, r.MarkedForReview, r.UpdatedAt,
                r.UpdatedBy))],
            await AgreedAsync(db, assessment.Id, workshops.Attempts, cancellationToken),
            workshops.Workshops,
            await ActionsAsync(db, assessment.Id, cancellationToken));
        return Asked(document, keys.Values.ToHashSet(StringComparer.Ordinal)).InOrder();
    }

    /// <summary>
    /// Only what belongs to questions of the assessment's version, which is what another installation can take in: after an upgrade,
    /// answers, votes and agreements on questions that are no longer asked stay here. An action stays in the file, without its question.
    /// </summary>
    private static AssessmentDocument Asked(AssessmentDocument document, IReadOnlySet<string> keys) => document with
    {
        AgreedAnswers = [.. document.AgreedAnswers.Where(a => keys.Contains(a.Question))],
        Workshops =
        [
            .. document.Workshops.Select(w => w with
            {
                Rounds = [.. w.Rounds.Where(r => r.Kind != RoundKind.Question || keys.Contains(r.Subject))],
            }),
        ],
        Actions = [.. document.Actions.Select(a => a.Question is { } key && !keys.Contains(key) ? a with { Question = null } : a)],
    };

    private static async Task<IReadOnlyList<AgreedPart>> AgreedAsync(
        CompassDbContext db, Guid assessmentId, IReadOnlyDictionary<Guid, int> attempts, CancellationToken cancellationToken)
    {
        var agreed = await db.AgreedAnswers.AsNoTracking().Where(a => a.AssessmentId == assessmentId).ToListAsync(cancellationToken);
        return [.. agreed.Select(a => new AgreedPart(
            a.QuestionKey, a.Kind, a.Level, a.Rationale, a.MinorityView, [.. a.RoundIds.Where(attempts.ContainsKey).Select(id => attempts[id])],
            a.AgreedBy, a.AgreedAt))];
    }

    private static async Task<IReadOnlyList<ActionPart>> ActionsAsync(
        CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        await db.ActionItems
            .Where(a => a.AssessmentId == assessmentId && a.DeletedAt == null)
            .Select(a => new ActionPart(
                a.QuestionKey, a.Title, a.Owner, a.DueOn, a.Status, a.Note, a.Origin, a.CreatedAt, a.UpdatedAt, a.UpdatedBy, a.ClosedAt))
            .ToListAsync(cancellationToken);

    private static string Version() =>
        typeof(DocumentExport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
