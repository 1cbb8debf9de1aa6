using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops;

/// <summary>What a phone may do beside voting: join, look, leave. The token is its only right.</summary>
public sealed class ParticipantService(
    IDbContextFactory<CompassDbContext> contexts, KnownPhones phones, SharedRounds rounds, JoinLimiter limiter, JoiningPhones joining, WorkshopFeed feed,
    CompassMetrics metrics)
{
    /// <summary>Makes the phone a participant of the open workshop with the code. The right code joins however many wrong ones came before.</summary>
    public async Task<JoinResult> JoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        var result = await TryJoinAsync(request, cancellationToken);
        metrics.JoinTried(result);
        return result;
    }

    /// <summary>The workshop of a token, for subscribing to the feed.</summary>
    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async Task<Guid?> WorkshopOfAsync(string? token, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(token))
        {
            return null;
        }

        var hash = ParticipantToken.Hash(token!);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Participants.Where(p => p.TokenHash == hash).Select(p => (Guid?)p.WorkshopId).SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>New with every change of a round, for a phone that polls: one query at most.</summary>
    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async Task<Guid?> VersionAsync(string? token, CancellationToken cancellationToken) =>
        ParticipantToken.IsPlausible(token) ? (await phones.FindAsync(token!, cancellationToken))?.Room.Version : null;

    /// <summary>Whether the phone has joined an open workshop: the one with the code where one is given, else any.</summary>
    public async Task<bool> IsInAsync(string? token, string? code, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(token))
        {
            return false;
        }

        var hash = ParticipantToken.Hash(token!);
        var wanted = JoinCode.Normalise(code);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Participants
            .Where(p => p.TokenHash == hash)
            .Join(db.Workshops.Where(IsThere), p => p.WorkshopId, w => w.Id, (p, w) => w.JoinCode)
            .AnyAsync(c => code == null || c == wanted, cancellationToken);
    }

    /// <summary>How to read what a phone sends for a round; whether it may send is the ballot box's to say.</summary>
    /// <returns>Null when there is no such round.</returns>
    public async Task<RoundKind?> KindAsync(Guid roundId, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Rounds.Where(r => r.Id == roundId).Select(r => (RoundKind?)r.Kind).SingleOrDefaultAsync(cancellationToken);
    }

    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async Task<ParticipantView?> ViewAsync(string? token, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(token))
        {
            return null;
        }

        if (await phones.FindAsync(token!, cancellationToken) is not { } found)
        {
            return null;
        }

        var (displayName, room) = found;
        var round = await rounds.CurrentAsync(room.WorkshopId, room.Version);
        if (room.HasBallots && round?.Id == room.CurrentRoundId && await OwnAsync(round!.Id, token!, cancellationToken) is { } own)
        {
            round = round with { Own = own.Value, NextSequence = own.Sequence + 1 };
        }

        return new ParticipantView(room.WorkshopId, room.Title, room.OrganisationName, displayName, room.Version, round);
    }

    /// <summary>Forgets the phone; its ballot in an open round stays and counts.</summary>
    public async Task LeaveAsync(string? token, CancellationToken cancellationToken)
    {
        if (await WorkshopOfAsync(token, cancellationToken) is not { } workshopId)
        {
            return;
        }

        var hash = ParticipantToken.Hash(token!);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await db.Participants.Where(p => p.TokenHash == hash).ExecuteDeleteAsync(cancellationToken);
        phones.Forget(hash);
        feed.Publish(workshopId, WorkshopChangeKind.ParticipantsCounted);
    }

    /// <summary>This phone's ballot in an open round, which only its token and the round's secret together lead to.</summary>
    private async Task<OpenBallot?> OwnAsync(Guid roundId, string token, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var secret = await db.RoundSecrets.Where(s => s.RoundId == roundId).Select(s => s.Value).SingleOrDefaultAsync(cancellationToken);
        if (secret is null)
        {
            return null;
        }

        var voterKey = ParticipantToken.VoterKey(secret, token);
        return await db.OpenBallots.AsNoTracking().SingleOrDefaultAsync(b => b.RoundId == roundId && b.VoterKey == voterKey, cancellationToken);
    }

    private async Task<JoinResult> TryJoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        var name = CleanText.Line(request.DisplayName);
        if (name.Length > Participant.DisplayNameMaxLength)
        {
            return new JoinResult.NameTooLong();
        }

        if (await OpenWorkshopAsync(JoinCode.Normalise(request.Code), cancellationToken) is not { } id)
        {
            return Unknown();
        }

        if (await WorkshopOfAsync(request.Token, cancellationToken) == id)
        {
            return new JoinResult.Joined(id, request.Token!);
        }

        var token = ParticipantToken.Create();
        var participant = new Participant(id, ParticipantToken.Hash(token), name.Length == 0 ? null : name);
        return await joining.AddAsync(participant, cancellationToken) ? new JoinResult.Joined(id, token) : Unknown();

        JoinResult Unknown() => limiter.Fail(request.Address) is { } wait ? new JoinResult.Refused(wait) : new JoinResult.Unknown();
    }

    private async Task<Guid?> OpenWorkshopAsync(string? code, CancellationToken cancellationToken)
    {
        if (code is null)
        {
            return null;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        return await db.Workshops.Where(w => w.JoinCode == code).Where(IsThere).Select(w => (Guid?)w.Id).SingleOrDefaultAsync(cancellationToken);
    }

    internal static System.Linq.Expressions.Expression<Func<Workshop, bool>> IsThere { get; } =
        w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null;
}
