using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>Brings what a phone sent into the ballot box.</summary>
public sealed class PhoneBallots(BallotBox box, RoundDirectory rounds, WorkshopMetrics metrics)
{
    public async Task<BallotOutcome> CastAsync(string? token, BallotInput? input, CancellationToken cancellationToken)
    {
        var outcome = await TryCastAsync(token, input, cancellationToken);
        metrics.BallotCast(outcome);
        return outcome;
    }

    public static int Status(BallotOutcome outcome) => outcome switch
    {
        BallotOutcome.Accepted or BallotOutcome.Superseded => StatusCodes.Status200OK,
        BallotOutcome.Closed => StatusCodes.Status409Conflict,
        BallotOutcome.NotJoined => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status400BadRequest,
    };

    private async Task<BallotOutcome> TryCastAsync(string? token, BallotInput? input, CancellationToken cancellationToken)
    {
        if (input is null)
        {
            return BallotOutcome.Invalid;
        }

        if (await rounds.FindAsync(input.RoundId, cancellationToken) is not { Kind: var kind })
        {
            return BallotOutcome.NotJoined;
        }

        var choice = input.Abstain ? BallotValue.Abstain.Text : input.Choice;
        if (!BallotValue.TryParse(kind, choice, input.Confidence, out var value))
        {
            return BallotOutcome.Invalid;
        }

        var request = new BallotRequest(token, input.RoundId, value.Value, input.Key, input.Sequence);
        return (await box.CastAsync(request, cancellationToken)).Outcome;
    }
}
