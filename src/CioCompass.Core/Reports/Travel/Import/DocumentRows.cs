using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>From a document to rows. The gate is not asked again: what is in a file has happened.</summary>
internal static class DocumentRows
{
    /// <summary>The assessment itself, under an id of its own.</summary>
    /// <param name="id">Null for any.</param>
    public static Assessment Assessment(Guid organisationId, AssessmentDocument document, QuestionSetView set, Guid? id)
    {
        var part = document.Assessment;
        var assessment = new Assessment(organisationId, set.Id, part.Title, part.HeldOn, part.CreatedAt, part.IsSample, id);
        assessment.CountAsTrial(part.IsTrial);
        Conclude(assessment, document);
        return assessment;
    }

    /// <summary>Makes a stored assessment say what the file says, all that hangs on it apart.</summary>
    public static void Restate(Assessment stored, AssessmentDocument document, QuestionSetView set)
    {
        var part = document.Assessment;
        stored.Restate(set.Id, part.Title, part.HeldOn, part.CreatedAt, part.IsSample, part.IsTrial);
        Conclude(stored, document);
    }

    /// <summary>Rows that belong to the assessment, each after those that it refers to.</summary>
    /// <param name="stored">Votes that are here already, of which the file may say nothing.</param>
    public static IEnumerable<object> Of(Guid assessmentId, AssessmentDocument document, QuestionSetView set, StoredVotes stored)
    {
        foreach (var response in document.Responses)
        {
            yield return Response(assessmentId, set.Find(response.Question)!.Id, response);
        }

        var ids = new Dictionary<(RoundKind, string, int), Guid>();
        foreach (var part in Workshops(document))
        {
            foreach (var row in RoundRows.Of(assessmentId, part, stored, ids))
            {
                yield return row;
            }
        }

        foreach (var former in document.Former?.Answers ?? [])
        {
            yield return FormerAnswer(assessmentId, former);
        }

        foreach (var part in document.AgreedAnswers.Concat(document.Former?.AgreedAnswers ?? []))
        {
            var agreed = new AgreedAnswer(assessmentId, part.Question);
            agreed.Set(
                Answer.From(part.Answer, part.Level), part.Rationale, part.MinorityView,
                part.Attempts.Select(attempt => ids[(RoundKind.Question, part.Question, attempt)]), part.AgreedBy, part.AgreedAt);
            yield return agreed;
        }

        foreach (var action in document.Actions)
        {
            yield return Action(assessmentId, action);
        }
    }

    private static Response Response(Guid assessmentId, int questionId, ResponsePart part)
    {
        var content = new ResponseContent
        {
            Answer = Answer.From(part.Answer, part.Level),
            Note = part.Note,
            Target = part.Target,
            Confidence = part.Confidence,
            EvidenceLinks = part.Links,
            MarkedForReview = part.Review,
            CarriedOver = part.CarriedOver,
        };
        return Assessments.Response.Imported(
            assessmentId, questionId, content, part.UpdatedBy, part.UpdatedAt, part.BeforeInventory, part.AnsweredBy, part.AnsweredAt);
    }

    private static void Conclude(Assessment assessment, AssessmentDocument document)
    {
        if (document.Assessment.Gate is { } gate)
        {
            assessment.ImportGateOpening(new GateOpening(gate.OpenedBy, gate.OpenedAt, gate.Reason)
            {
                TakenBackBy = gate.TakenBackBy,
                TakenBackAt = gate.TakenBackAt,
            });
        }

        if (document.Assessment.CompletedAt is { } completedAt)
        {
            assessment.Complete(completedAt);
        }
    }

    /// <summary>Each with all of its rounds: those on former questions stand apart in a document.</summary>
    private static IEnumerable<WorkshopPart> Workshops(AssessmentDocument document)
    {
        var former = (document.Former?.Workshops ?? []).ToList();
        foreach (var workshop in document.Workshops)
        {
            var same = former.Find(f => f.StartedAt == workshop.StartedAt && f.StartedBy == workshop.StartedBy);
            yield return same is null || !former.Remove(same) ? workshop : workshop with { Rounds = [.. workshop.Rounds, .. same.Rounds] };
        }

        foreach (var only in former)
        {
            yield return only;
        }
    }

    private static FormerAnswer FormerAnswer(Guid assessmentId, FormerAnswerPart part) =>
        Assessments.Upgrades.FormerAnswer.Imported(
            assessmentId, part.Question, part.Version, part.Text, part.Descriptor, new ResponseContent
            {
                Answer = Answer.From(part.Answer, part.Level),
                Note = part.Note,
                Target = part.Target,
                Confidence = part.Confidence,
                EvidenceLinks = part.Links,
            },
            part.UpdatedBy, part.UpdatedAt);

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
        if (part.DeletedAt is { } deletedAt)
        {
            action.Delete(deletedAt);
        }

        return action;
    }
}
