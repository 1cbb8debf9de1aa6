using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Agreements;

/// <summary>Records what a room agreed on, which becomes the assessment's answer by the rules of every answer.</summary>
public sealed class AgreementService(
    IDbContextFactory<CompassDbContext> contexts, AnswerService answers, RoundReader reader, WorkshopFeed feed, AuditLog audit,
    TimeProvider clock)
{
    /// <summary>
    /// Writes the agreement and the assessment's answer in one transaction. A second agreement on the same question replaces the first
    /// and rests on all rounds revealed by then. Note, target and evidence of the answer stay as they are.
    /// </summary>
    /// <param name="roundId">The revealed question round that the room looks at.</param>
    public async Task<AgreeResult> AgreeAsync(Guid roundId, AgreeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        var clean = request with { Rationale = CleanText.Of(request.Rationale), MinorityView = CleanText.Of(request.MinorityView) };
        var errors = ErrorsIn(clean).ToList();
        if (errors.Count > 0)
        {
            return new AgreeResult.Invalid(errors);
        }

        // Overtaken by somebody who changed the answer or the agreement: looks again at what that left.
        return await Overtaking.RetryAsync(() => TryAgreeAsync(roundId, clean, actor, cancellationToken));
    }

    /// <summary>All agreements of an assessment with the distributions that they rest on.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<AgreedAnswerView>> ListAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken) =>
        (await FindAsync(assessmentId, actor, cancellationToken)).Agreed;

    /// <summary>Reads the agreements of an assessment's rooms, and the votes that ended without one.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<RoomAgreement> FindAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var agreed = await db.AgreedAnswers.AsNoTracking()
            .Where(a => a.AssessmentId == assessmentId && db.Assessments.VisibleTo(actor).Any(v => v.Id == a.AssessmentId))
            .OrderBy(a => a.QuestionKey)
            .ToListAsync(cancellationToken);
        var revealed = await reader.RevealedAsync(
            db, db.Rounds.VisibleTo(actor).Where(r => r.Workshop.AssessmentId == assessmentId && r.Kind == RoundKind.Question),
            cancellationToken);
        var answers = await AnswersAsync(db, assessmentId, cancellationToken);
        List<AgreedAnswerView> views =
        [
            .. agreed.Select(a => View(a, revealed) with
            {
                Changed = AnswerChange.Of(Answer.From(a.Kind, a.Level), answers.GetValueOrDefault(a.QuestionKey)),
            }),
        ];
        return new RoomAgreement(views, OpenDissent.Of(revealed, views));
    }

    /// <summary>The agreed answers alone, by question key; in one query, for a page that shows the rest itself.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyDictionary<string, Answer>> AgreedAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var agreed = await db.AgreedAnswers
            .Where(a => a.AssessmentId == assessmentId && db.Assessments.VisibleTo(actor).Any(v => v.Id == a.AssessmentId))
            .Select(a => new { a.QuestionKey, a.Kind, a.Level })
            .ToListAsync(cancellationToken);
        return agreed.ToDictionary(a => a.QuestionKey, a => Answer.From(a.Kind, a.Level), StringComparer.Ordinal);
    }

    /// <summary>The stored responses by question key.</summary>
    private static Task<Dictionary<string, Response>> AnswersAsync(
        CompassDbContext db, Guid assessmentId, CancellationToken cancellationToken) =>
        db.Set<Response>().AsNoTracking()
            .Where(r => r.AssessmentId == assessmentId)
            .Join(db.Set<Question>(), r => r.QuestionId, q => q.Id, (r, q) => new { q.Key, Response = r })
            .ToDictionaryAsync(r => r.Key, r => r.Response, cancellationToken);

    private async Task<AgreeResult> TryAgreeAsync(Guid roundId, AgreeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var round = await db.Rounds.AsNoTracking().VisibleTo(actor)
            .Where(r => r.Id == roundId)
            .Select(r => new { r.Kind, r.Subject, r.WorkshopId, r.Workshop.AssessmentId })
            .SingleOrDefaultAsync(cancellationToken);
        if (round is null)
        {
            await audit.NoteRefusalAsync(db.Rounds, roundId, actor, "agreement", cancellationToken);

            return new AgreeResult.NotFound();
        }

        if (!actor.MayEdit)
        {
            return new AgreeResult.NotAllowed();
        }

        var revealed = round.Kind == RoundKind.Question
            ? await reader.RevealedAsync(
                db, db.Rounds.Where(r => r.Workshop.AssessmentId == round.AssessmentId && r.Kind == round.Kind && r.Subject == round.Subject),
                cancellationToken)
            : [];
        if (revealed.FirstOrDefault(r => r.RoundId == roundId)?.Result is not RoundResult.Levels)
        {
            return new AgreeResult.NoDistribution();
        }

        var refusal = await AnswerAsync(db, round.AssessmentId, round.Subject, request, actor, cancellationToken);
        if (refusal is not null)
        {
            return refusal;
        }

        var agreed = await db.AgreedAnswers
            .SingleOrDefaultAsync(a => a.AssessmentId == round.AssessmentId && a.QuestionKey == round.Subject, cancellationToken);
        if (agreed is null)
        {
            agreed = new AgreedAnswer(round.AssessmentId, round.Subject);
            db.AgreedAnswers.Add(agreed);
        }

        // Words are saved as they are typed: that the room agrees is an event, how it puts it is none.
        var isAnother = Answer.From(agreed.Kind, agreed.Level) != request.Answer;
        agreed.Set(
            request.Answer, request.Rationale, request.MinorityView, revealed.Select(r => r.RoundId), actor.DisplayName,
            clock.GetUtcNow().UtcDateTime);
        if (isAnother)
        {
            audit.Add(db, AuditAction.AnswerAgreed, actor, round.AssessmentId, round.Subject);
        }

        await db.SaveChangesAsync(cancellationToken);
        feed.Publish(round.WorkshopId, WorkshopChangeKind.AnswerAgreed, roundId);
        return new AgreeResult.Saved(View(agreed, revealed));
    }

    /// <returns>Null when the answer may be saved with the agreement.</returns>
    private async Task<AgreeResult?> AnswerAsync(
        CompassDbContext db, Guid assessmentId, string questionKey, AgreeRequest request, Actor actor, CancellationToken cancellationToken)
    {
        // A merge of the answer alone: what the room did not speak of keeps what is stored. What it agrees on is this year's answer, also
        // where it is the one that was carried over.
        var seen = new ResponseContent { Answer = request.Seen, CarriedOver = true, MarkedForReview = true };
        var saved = await answers.ApplyAsync(
            db, assessmentId, questionKey, seen, seen.Answered(request.Answer), actor, cancellationToken);
        return saved switch
        {
            // The room agrees on what was seen, so that the edit touches nothing, but somebody has stored another answer meanwhile.
            SaveResult.Saved same when same.Response.Content.Answer != request.Answer => new AgreeResult.Conflict(same.Response),
            SaveResult.Saved => null,
            SaveResult.Conflict conflict => new AgreeResult.Conflict(conflict.Stored),
            SaveResult.Locked => new AgreeResult.Locked(),
            SaveResult.Completed => new AgreeResult.Completed(),
            SaveResult.NotAllowed => new AgreeResult.NotAllowed(),
            _ => new AgreeResult.NotFound(),
        };
    }

    private static IEnumerable<AgreeError> ErrorsIn(AgreeRequest request)
    {
        if (request.Answer == Answer.Unanswered)
        {
            yield return AgreeError.AnswerMissing;
        }

        if (request.Rationale.Length > AgreedAnswer.TextMaxLength)
        {
            yield return AgreeError.RationaleTooLong;
        }

        if (request.MinorityView.Length > AgreedAnswer.TextMaxLength)
        {
            yield return AgreeError.MinorityViewTooLong;
        }
    }

    private static AgreedAnswerView View(AgreedAnswer agreed, IEnumerable<RevealedRound> revealed) => new(
        agreed.QuestionKey, Answer.From(agreed.Kind, agreed.Level), agreed.Rationale, agreed.MinorityView, agreed.AgreedBy,
        agreed.AgreedAt, [.. revealed.Where(r => agreed.RoundIds.Contains(r.RoundId)).OrderBy(r => r.Attempt)]);
}
