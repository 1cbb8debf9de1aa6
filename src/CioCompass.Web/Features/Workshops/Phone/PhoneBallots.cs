using CioCompass.Core.Workshops;

namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>One ballot as the form and the script send it.</summary>
public sealed class BallotInput
{
    public Guid RoundId { get; set; }

    public Guid Key { get; set; }

    public int Sequence { get; set; }

    /// <summary>As <see cref="BallotValue.Text"/> writes it.</summary>
    public string? Choice { get; set; }

    public string? Confidence { get; set; }
}

/// <summary>Brings what a phone sent into the ballot box.</summary>
public static class PhoneBallots
{
    /// <param name="round">The current one; a ballot for any other came too late.</param>
    public static async Task<BallotOutcome> CastAsync(
        BallotBox box, ParticipantRound? round, string? token, BallotInput? input, CancellationToken cancellationToken)
    {
        if (input is null)
        {
            return BallotOutcome.Invalid;
        }

        if (round is null || round.Id != input.RoundId || !round.TakesBallots)
        {
            return BallotOutcome.Closed;
        }

        if (!BallotValue.TryParse(round.Subject.Kind, input.Choice, input.Confidence, out var value))
        {
            return BallotOutcome.Invalid;
        }

        var request = new BallotRequest(token, round.Id, value.Value, input.Key, input.Sequence);
        return (await box.CastAsync(request, cancellationToken)).Outcome;
    }

    public static int Status(BallotOutcome outcome) => outcome switch
    {
        BallotOutcome.Accepted or BallotOutcome.Superseded => StatusCodes.Status200OK,
        BallotOutcome.Closed => StatusCodes.Status409Conflict,
        BallotOutcome.NotJoined => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };
}
