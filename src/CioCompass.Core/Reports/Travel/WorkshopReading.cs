using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Reads the workshops of a file.</summary>
internal static class WorkshopReading
{
    /// <summary>Ballots of one round, and of a whole file: far above any room, and low enough to be stored one by one.</summary>
    public const int BallotsAtMost = 10_000;
    public const int AllBallotsAtMost = 100_000;

    /// <summary>Every percentage, with the other choices: more groups than that no round has.</summary>
    private const int GroupsAtMost = 200;

    public static WorkshopPart Workshop(ObjectReader workshop) => new(
        workshop.Time("startedAt"), workshop.Text("startedBy", DocumentReader.PersonMaxLength), workshop.OptionalTime("closedAt"),
        workshop.Objects("rounds", DocumentReader.RoundsAtMost, Round));

    private static RoundPart Round(ObjectReader round) => new(
        round.OneOf("kind", Enum.GetValues<RoundKind>()), round.Text("subject", DocumentReader.KeyMaxLength, mayBeEmpty: false),
        round.Number("order", 1, DocumentReader.RoundsAtMost), round.Number("attempt", 1, DocumentReader.RoundsAtMost),
        round.OneOf("status", RoundStatus.Closed, RoundStatus.Revealed), round.OptionalTime("openedAt"), round.OptionalTime("closedAt"),
        round.OptionalTime("revealedAt"), round.Flag("withheld"), round.Objects("votes", GroupsAtMost, Vote));

    private static VotePart Vote(ObjectReader vote) => new(
        vote.OneOf("choice", Enum.GetValues<BallotChoice>()), vote.OptionalNumber("number", 0, 100),
        vote.OptionalOneOf<Confidence>("confidence"), vote.Number("count", 1, BallotsAtMost));
}
