using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Transactions;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Joining;

/// <summary>
/// The facilitator's hold on who is in the room: whoever has the code can join with as many phones as they like, and what the minimum count
/// protects rests on each phone being somebody's.
/// </summary>
public sealed class RoomAccess(
    IDbContextFactory<CompassDbContext> contexts, RoundSeal seal, KnownPhones known, PresentPhones present, WorkshopFeed feed, AuditLog audit)
{
    /// <summary>Phones that a list holds: beyond it nobody looks through them.</summary>
    public const int ListedAtMost = 100;

    /// <summary>Lets no further phone in, or lets them in again. Those that are here stay, also when they load the page anew.</summary>
    public Task<RoundOutcome> CloseJoiningAsync(Guid workshopId, bool closed, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(workshopId, workshop => workshop.CloseJoining(closed), actor, cancellationToken);

    /// <summary>Gives the workshop another code; the phones that are here stay.</summary>
    public Task<RoundOutcome> RenewCodeAsync(Guid workshopId, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(workshopId, workshop => workshop.RenewCode(JoinCode.Create()), actor, cancellationToken);

    /// <summary>Notes how many people are in the room, so that the console warns when there are more phones.</summary>
    /// <param name="people">1 to <see cref="Workshop.ExpectedAtMost"/>; null when it is not known.</param>
    /// <exception cref="ArgumentOutOfRangeException">For any other number.</exception>
    public Task<RoundOutcome> ExpectAsync(Guid workshopId, int? people, Actor actor, CancellationToken cancellationToken)
    {
        if (people is { } number)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Workshop.ExpectedAtMost);
        }

        return ChangeAsync(workshopId, workshop => workshop.Expect(people), actor, cancellationToken);
    }

    /// <summary>The phones that are joined: those with a name first, in alphabetical order, at most <see cref="ListedAtMost"/>.</summary>
    /// <returns>Empty where the workshop is not the reader's.</returns>
    public async Task<IReadOnlyList<PhoneInRoom>> PhonesAsync(Guid workshopId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var phones = await db.Workshops.VisibleTo(actor)
            .Where(w => w.Id == workshopId)
            .SelectMany(w => db.Participants.Where(p => p.WorkshopId == w.Id))
            .OrderBy(p => p.DisplayName == null).ThenBy(p => p.DisplayName).ThenBy(p => p.Id)
            .Take(ListedAtMost)
            .Select(p => new { p.Id, p.DisplayName, p.TokenHash })
            .ToListAsync(cancellationToken);
        return [.. phones.Select(p => new PhoneInRoom(
            p.Id, p.DisplayName, ParticipantToken.Label(p.TokenHash), present.IsPresent(workshopId, p.TokenHash)))];
    }

    /// <summary>
    /// Takes a phone out of the room, and its ballot out of the round that is open. What it voted in rounds that are closed stays: nobody
    /// can tell any more which ballot that was.
    /// </summary>
    /// <param name="phoneId">As <see cref="PhoneInRoom.Id"/>.</param>
    /// <returns>NotFound also for a phone that has left meanwhile.</returns>
    public async Task<RoundOutcome> RemoveAsync(Guid workshopId, Guid phoneId, Actor actor, CancellationToken cancellationToken)
    {
        byte[] tokenHash;
        Guid? openRound;
        await using (var db = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await RefusalAsync(db, workshopId, actor, cancellationToken) is { } refusal)
            {
                return refusal;
            }

            // A phone that votes in this moment does so before, and its ballot goes, or after, and is not in the room any more.
            await using var transaction = await db.BeginAsync(WriteLock.Workshop(workshopId), cancellationToken);
            var phone = await db.Participants.SingleOrDefaultAsync(p => p.WorkshopId == workshopId && p.Id == phoneId, cancellationToken);
            if (phone is null)
            {
                return RoundOutcome.NotFound;
            }

            tokenHash = phone.TokenHash;
            openRound = await RemoveBallotAsync(db, workshopId, tokenHash, cancellationToken);
            db.Participants.Remove(phone);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        known.Forget(tokenHash);
        present.Forget(workshopId, tokenHash);
        feed.Publish(workshopId, WorkshopChangeKind.ParticipantLeft);
        if (openRound is not null)
        {
            feed.Publish(workshopId, WorkshopChangeKind.BallotsCounted, openRound);
        }

        return RoundOutcome.Done;
    }

    /// <returns>The open round; null where none is.</returns>
    private async Task<Guid?> RemoveBallotAsync(
        CompassDbContext db, Guid workshopId, byte[] tokenHash, CancellationToken cancellationToken)
    {
        var secret = await db.RoundSecrets.AsNoTracking()
            .SingleOrDefaultAsync(s => db.Rounds.Any(r => r.Id == s.RoundId && r.WorkshopId == workshopId && r.Status == RoundStatus.Open), cancellationToken);
        if (secret is null)
        {
            return null;
        }

        if (seal.Open(secret) is { } key)
        {
            var voterKey = ParticipantToken.VoterKey(key, tokenHash);
            await db.OpenBallots.Where(b => b.RoundId == secret.RoundId && b.VoterKey == voterKey).ExecuteDeleteAsync(cancellationToken);
        }

        return secret.RoundId;
    }

    private Task<RoundOutcome> ChangeAsync(Guid workshopId, Action<Workshop> change, Actor actor, CancellationToken cancellationToken) =>
        // Overtaken by another change of the workshop, or the code is in use: tries again.
        Overtaking.RetryAsync(() => TryChangeAsync(workshopId, change, actor, cancellationToken));

    private async Task<RoundOutcome> TryChangeAsync(Guid workshopId, Action<Workshop> change, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await RefusalAsync(db, workshopId, actor, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        change(await db.Workshops.SingleAsync(w => w.Id == workshopId, cancellationToken));
        await db.SaveAsync(WriteLock.Workshop(workshopId), cancellationToken);
        feed.Publish(workshopId, WorkshopChangeKind.AccessChanged);
        return RoundOutcome.Done;
    }

    /// <returns>Null where the reader may change who is in the room.</returns>
    private async Task<RoundOutcome?> RefusalAsync(CompassDbContext db, Guid workshopId, Actor actor, CancellationToken cancellationToken)
    {
        var status = await db.Workshops.VisibleTo(actor)
            .Where(w => w.Id == workshopId)
            .Select(w => (WorkshopStatus?)w.Status)
            .SingleOrDefaultAsync(cancellationToken);
        if (status is null)
        {
            await audit.NoteRefusalAsync(db.Workshops, workshopId, actor, "workshop", cancellationToken);
        }

        return (status, actor.MayEdit) switch
        {
            (null, _) => RoundOutcome.NotFound,
            (_, false) => RoundOutcome.NotAllowed,
            (WorkshopStatus.Closed, _) => RoundOutcome.WorkshopClosed,
            (WorkshopStatus.Open, _) => null,
            _ => throw new InvalidOperationException($"A workshop is not {status}."),
        };
    }
}

/// <param name="DisplayName">Null where none was given.</param>
/// <param name="Label">Four characters that stand on the phone, too, so that its owner can be asked for.</param>
/// <param name="IsPresent">Heard from within <see cref="PresentPhones.Window"/>.</param>
public sealed record PhoneInRoom(Guid Id, string? DisplayName, string Label, bool IsPresent);
