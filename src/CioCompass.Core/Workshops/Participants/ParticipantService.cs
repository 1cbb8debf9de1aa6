using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Presence;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Participants;

/// <summary>Everything that a phone may do beside voting: join, look, leave. The token is its only right.</summary>
public sealed class ParticipantService(
    IDbContextFactory<CompassDbContext> contexts, KnownPhones phones, KnownRooms rooms, SharedRounds shared, OwnBallots ballots, JoinLimiter limiter,
    JoiningPhones joining, JoinRate rate, PresentPhones present, WorkshopFeed feed, WorkshopMetrics metrics)
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
    public async Task<Guid?> WorkshopOfAsync(string? token, CancellationToken cancellationToken) =>
        (await RoomOfAsync(token, cancellationToken))?.WorkshopId;

    /// <summary>New with every change of a round, for a phone that polls.</summary>
    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async Task<Guid?> VersionAsync(string? token, CancellationToken cancellationToken) => (await RoomOfAsync(token, cancellationToken))?.Version;

    /// <summary>Whether the phone has joined an open workshop: the one with the code where one is given, else any.</summary>
    public async Task<bool> IsInAsync(string? token, string? code, CancellationToken cancellationToken) =>
        await RoomOfAsync(token, cancellationToken) is { } room && (code is null || room.JoinCode == JoinCode.Normalise(code));

    /// <returns>Null when the token is unknown or its workshop has ended.</returns>
    public async Task<ParticipantView?> ViewAsync(string? token, CancellationToken cancellationToken)
    {
        if (await FindAsync(token, cancellationToken) is not { } found)
        {
            return null;
        }

        var (displayName, room) = found;
        var round = await shared.CurrentAsync(room.WorkshopId, room.Version);
        var own = room.HasBallots && round?.Id == room.CurrentRoundId ? await ballots.FindAsync(round!.Id, token!, cancellationToken) : null;
        return new ParticipantView(
            new RoomView(room.WorkshopId, room.OrganisationName, room.Version, round), displayName,
            ParticipantToken.Label(SecretToken.Hash(token!)), own?.Value, own is null ? 1 : own.Sequence + 1);
    }

    /// <summary>Forgets the phone; its ballot in an open round stays and counts.</summary>
    public async Task LeaveAsync(string? token, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(token))
        {
            return;
        }

        var hash = SecretToken.Hash(token!);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var workshop = await db.Participants.Where(p => p.TokenHash == hash).Select(p => (Guid?)p.WorkshopId).SingleOrDefaultAsync(cancellationToken);
        if (workshop is not { } workshopId)
        {
            return;
        }

        await db.Participants.Where(p => p.TokenHash == hash).ExecuteDeleteAsync(cancellationToken);
        phones.Forget(hash);
        present.Forget(workshopId, hash);
        feed.Publish(workshopId, WorkshopChangeKind.ParticipantLeft);
    }

    private async ValueTask<PhoneRoom?> RoomOfAsync(string? token, CancellationToken cancellationToken) =>
        (await FindAsync(token, cancellationToken))?.Room;

    /// <summary>Whatever a phone asks for, it is present.</summary>
    private async ValueTask<(string? DisplayName, PhoneRoom Room)?> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (!ParticipantToken.IsPlausible(token) || await phones.FindAsync(token!, cancellationToken) is not { } found)
        {
            return null;
        }

        present.Hear(found.Room.WorkshopId, SecretToken.Hash(token!));
        return found;
    }

    private async Task<JoinResult> TryJoinAsync(JoinRequest request, CancellationToken cancellationToken)
    {
        var name = CleanText.Line(request.DisplayName);
        if (name.Length > Participant.DisplayNameMaxLength)
        {
            return new JoinResult.NameTooLong();
        }

        if (JoinCode.Normalise(request.Code) is not { } code || await rooms.FindAsync(code, cancellationToken) is not { WorkshopId: var id } room)
        {
            return Unknown();
        }

        if (await WorkshopOfAsync(request.Token, cancellationToken) == id)
        {
            return new JoinResult.Joined(id, request.Token!);
        }

        if (room.IsJoiningClosed)
        {
            return new JoinResult.JoiningClosed();
        }

        if (rate.Take(id, room.Expected) is { } tooFast)
        {
            return new JoinResult.Crowded(tooFast);
        }

        var token = SecretToken.Create();
        var participant = new Participant(id, SecretToken.Hash(token), name.Length == 0 ? null : name);
        if (!await joining.AddAsync(participant, cancellationToken))
        {
            return await rooms.FindAsync(code, cancellationToken) is { IsJoiningClosed: true } ? new JoinResult.JoiningClosed() : Unknown();
        }

        phones.Remember(participant);
        present.Hear(id, participant.TokenHash);
        return new JoinResult.Joined(id, token);

        JoinResult Unknown() => limiter.Fail(request.Address) is { } wait ? new JoinResult.Refused(wait) : new JoinResult.Unknown();
    }

    internal static System.Linq.Expressions.Expression<Func<Workshop, bool>> IsThere { get; } =
        w => w.Assessment.DeletedAt == null && w.Assessment.Organisation.DeletedAt == null;
}
