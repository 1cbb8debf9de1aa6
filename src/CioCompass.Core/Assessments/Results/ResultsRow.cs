using System.Linq.Expressions;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Assessments.Results;

/// <summary>An assessment as the queries of <see cref="ResultsService"/> read it.</summary>
internal sealed record ResultsRow(
    Guid Id, string Title, DateOnly HeldOn, DateTime CreatedAt, AssessmentStatus Status, bool IsSample, bool IsTrial, int QuestionSetId,
    Guid OrganisationId, string OrganisationName, GateOpening? GateOpening)
{
    public static readonly Expression<Func<Assessment, ResultsRow>> Of = a => new ResultsRow(
        a.Id, a.Title, a.HeldOn, a.CreatedAt, a.Status, a.IsSample, a.IsTrial, a.QuestionSetId, a.OrganisationId, a.Organisation.Name,
        a.GateOpening);

    public AssessmentHead Head => new(Id, Title, HeldOn, Status);

    /// <summary>Readings of the given assessments, by assessment and question id, in one query.</summary>
    public static async Task<ILookup<Guid, (int QuestionId, Reading Reading)>> ReadingsAsync(
        CompassDbContext db, IReadOnlyList<Guid> assessmentIds, CancellationToken cancellationToken)
    {
        var readings = await db.Set<Response>()
            .Where(r => assessmentIds.Contains(r.AssessmentId))
            .Select(r => new
            {
                r.AssessmentId,
                r.QuestionId,
                Reading = new Reading(r.Kind, r.Level, r.Target, r.Confidence, r.MarkedForReview, r.CarriedOver)
                {
                    BeforeInventory = r.BeforeInventory,
                },
            })
            .ToListAsync(cancellationToken);
        return readings.ToLookup(r => r.AssessmentId, r => (r.QuestionId, r.Reading));
    }
}
