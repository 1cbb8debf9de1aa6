using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Feed;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>The facilitator's verbs. The gate and the order of the verbs are checked here, not on the screen.</summary>
public sealed class RoundService(
    IDbContextFactory<CompassDbContext> contexts, RoundSubjects subjects, RoundSeal seal, RoundCloser closer, RoundTimer timer,
    WorkshopFeed feed, AuditLog audit, TimeProvider clock)
{
    /// <summary>Opens a pending or skipped round and puts it on the screens.</summary>
    /// <param name="closesAfter">When it closes by itself; null for when the facilitator closes it.</param>
    public Task<RoundOutcome> OpenAsync(Guid roundId, TimeSpan? closesAfter, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(roundId, actor, WorkshopChangeKind.RoundOpened, cancellationToken, async (db, round) =>
            round.MayOpen ? await OpenInAsync(db, round, closesAfter, cancellationToken) : RoundOutcome.WrongStatus);

    /// <summary>Sets, changes or (with null) takes away the timer of an open round.</summary>
    /// <param name="closesAfter">Counted from now.</param>
    public Task<RoundOutcome> SetTimerAsync(Guid roundId, TimeSpan? closesAfter, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(roundId, actor, WorkshopChangeKind.TimerChanged, cancellationToken, (_, round) =>
        {
            if (round.Status != RoundStatus.Open)
            {
                return Task.FromResult(RoundOutcome.WrongStatus);
            }

            if (!IsTimer(closesAfter))
            {
                return Task.FromResult(RoundOutcome.InvalidTimer);
            }

            round.SetTimer(clock.GetUtcNow().UtcDateTime, closesAfter);
            round.Workshop.Touch();
            return Task.FromResult(RoundOutcome.Done);
        });

    /// <summary>Ends the ballot and destroys, in one transaction, all that ties its ballots to phones.</summary>
    public async Task<RoundOutcome> CloseAsync(Guid roundId, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = await ChangeAsync(roundId, actor, null, cancellationToken, (_, round) =>
            Task.FromResult(round.Status == RoundStatus.Open ? RoundOutcome.Done : RoundOutcome.WrongStatus));
        if (allowed != RoundOutcome.Done)
        {
            return allowed;
        }

        return await closer.CloseAsync(roundId, due: false, cancellationToken) ? RoundOutcome.Done : RoundOutcome.WrongStatus;
    }

    /// <summary>Shows the result of a closed round; also after the workshop is closed, for a round that its closing ended.</summary>
    public Task<RoundOutcome> RevealAsync(Guid roundId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(roundId, actor, WorkshopChangeKind.RoundRevealed, cancellationToken, (_, round) =>
        {
            if (round.Status != RoundStatus.Closed)
            {
                return Task.FromResult(RoundOutcome.WrongStatus);
            }

            round.Reveal(clock.GetUtcNow().UtcDateTime);
            round.Workshop.Touch();
            return Task.FromResult(RoundOutcome.Done);
        }, evenClosed: true);

    /// <summary>Votes again: a new round about the same subject, opened at once. The ballots of the round before stay as they are.</summary>
    public async Task<ReopenResult> ReopenAsync(Guid roundId, TimeSpan? closesAfter, Actor actor, CancellationToken cancellationToken)
    {
        var result = await TryReopenAsync(roundId, closesAfter, actor, cancellationToken);

        // A double click, of which the other was through between two looks of this one: the vote that is open may be the one that is meant.
        return result.Outcome == RoundOutcome.AnotherIsOpen ? await TryReopenAsync(roundId, closesAfter, actor, cancellationToken) : result;
    }

    private async Task<ReopenResult> TryReopenAsync(Guid roundId, TimeSpan? closesAfter, Actor actor, CancellationToken cancellationToken)
    {
        Guid? again = null;
        var outcome = await ChangeAsync(roundId, actor, WorkshopChangeKind.RoundOpened, cancellationToken, async (db, round) =>
        {
            if (round.Status is not (RoundStatus.Closed or RoundStatus.Revealed))
            {
                return RoundOutcome.WrongStatus;
            }

            var attempts = db.Rounds.Where(r => r.WorkshopId == round.WorkshopId && r.Kind == round.Kind && r.Subject == round.Subject);
            again = await attempts.Where(r => r.Attempt > round.Attempt && r.Status == RoundStatus.Open)
                .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
            if (again is not null)
            {
                // A double click: the vote that the first has opened is the one that is meant.
                return RoundOutcome.Done;
            }

            var last = await attempts.MaxAsync(r => r.Attempt, cancellationToken);
            var next = round.Workshop.Plan(round.Kind, round.Subject, round.Order, last + 1);
            db.Rounds.Add(next);
            again = next.Id;
            return await OpenInAsync(db, next, closesAfter, cancellationToken);
        });
        return new ReopenResult(outcome, outcome == RoundOutcome.Done ? again : null);
    }

    /// <summary>Sets a pending round aside; it can still be opened later.</summary>
    public Task<RoundOutcome> SkipAsync(Guid roundId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(roundId, actor, WorkshopChangeKind.AgendaChanged, cancellationToken, (_, round) =>
        {
            if (round.Status != RoundStatus.Pending)
            {
                return Task.FromResult(RoundOutcome.WrongStatus);
            }

            round.Skip();
            round.Workshop.Touch();
            return Task.FromResult(RoundOutcome.Done);
        });

    private async Task<RoundOutcome> OpenInAsync(
        CompassDbContext db, Round round, TimeSpan? closesAfter, CancellationToken cancellationToken)
    {
        if (!IsTimer(closesAfter))
        {
            return RoundOutcome.InvalidTimer;
        }

        if (await db.Rounds.AnyAsync(r => r.WorkshopId == round.WorkshopId && r.Status == RoundStatus.Open, cancellationToken))
        {
            return RoundOutcome.AnotherIsOpen;
        }

        var workshop = await db.Workshops.Include(w => w.Assessment.Responses)
            .SingleAsync(w => w.Id == round.WorkshopId, cancellationToken);
        if (workshop.Assessment.Status == AssessmentStatus.Completed)
        {
            return RoundOutcome.Completed;
        }

        var words = await subjects.ForAsync(workshop.Assessment.QuestionSetId, cancellationToken);
        if (round.Kind == RoundKind.Question
            && words.IsIn(workshop.Assessment.GateIn(words.Set).Locked, round.Subject))
        {
            return RoundOutcome.Locked;
        }

        round.Open(clock.GetUtcNow().UtcDateTime, closesAfter);
        db.RoundSecrets.Add(seal.NewSecret(round.Id));
        workshop.Show(round.Id);
        return RoundOutcome.Done;
    }

    private static bool IsTimer(TimeSpan? closesAfter) =>
        closesAfter is not { } time || (time > TimeSpan.Zero && time <= Round.LongestTimer);

    /// <param name="notice">Published when it is done; null when there is nothing to save.</param>
    private Task<RoundOutcome> ChangeAsync(
        Guid roundId, Actor actor, WorkshopChangeKind? notice, CancellationToken cancellationToken,
        Func<CompassDbContext, Round, Task<RoundOutcome>> change, bool evenClosed = false) =>
        // Overtaken by another verb on the same workshop: looks again at what it left.
        Overtaking.RetryAsync(() => TryChangeAsync(roundId, actor, notice, change, evenClosed, cancellationToken));

    private async Task<RoundOutcome> TryChangeAsync(
        Guid roundId, Actor actor, WorkshopChangeKind? notice, Func<CompassDbContext, Round, Task<RoundOutcome>> change, bool evenClosed,
        CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var round = await db.Rounds.VisibleTo(actor).Include(r => r.Workshop)
            .SingleOrDefaultAsync(r => r.Id == roundId, cancellationToken);
        if (round is null)
        {
            await audit.NoteRefusalAsync(db.Rounds, roundId, actor, "round", cancellationToken);

            return RoundOutcome.NotFound;
        }

        if (!actor.MayEdit)
        {
            return RoundOutcome.NotAllowed;
        }

        if (round.Workshop.Status == WorkshopStatus.Closed && !evenClosed)
        {
            return RoundOutcome.WorkshopClosed;
        }

        var outcome = await change(db, round);
        if (outcome == RoundOutcome.Done && notice is { } kind)
        {
            await db.SaveAsync(WriteLock.Workshop(round.WorkshopId), cancellationToken);
            timer.Wake();
            feed.Publish(round.WorkshopId, kind, round.Workshop.CurrentRoundId);
        }

        return outcome;
    }
}
