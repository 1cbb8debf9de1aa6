using CioCompass.Core.Assessments;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>Reads the workshops of a file.</summary>
internal static class WorkshopReading
{
    /// <summary>Ballots of one round, and of a whole file.</summary>
    public const int BallotsAtMost = 2000;
    public const int AllBallotsAtMost = 20_000;

    /// <summary>Every percentage, with the other choices: more groups than that no round has.</summary>
    private const int GroupsAtMost = 200;

    public static WorkshopPart Workshop(ObjectReader workshop) => new(
        workshop.Time("startedAt"), workshop.Text("startedBy", DocumentReader.PersonMaxLength), workshop.OptionalTime("closedAt"),
        workshop.Objects("rounds", DocumentReader.RoundsAtMost, Round));

    private static RoundPart Round(ObjectReader round) => new(
        round.OneOf("kind", Enum.GetValues<RoundKind>()), round.Text("subject", DocumentReader.KeyMaxLength, mayBeEmpty: false),
        round.Number("order", 1, DocumentReader.RoundsAtMost), round.Number("attempt", 1, DocumentReader.RoundsAtMost),
        round.OneOf("status", RoundStatus.Closed, RoundStatus.Revealed), round.OptionalTime("openedAt"), round.OptionalTime("closedAt"),
        round.OptionalTime("revealedAt"), round.Flag("withheld"), round.Objects("votes", GroupsAtMost, Vote))
    {
        Confidence = round.Has("confidence") ? round.Objects("confidence", Enum.GetValues<Confidence>().Length, Sure) : null,
    };

    private static VotePart Vote(ObjectReader vote) => new(
        vote.OneOf("choice", Enum.GetValues<BallotChoice>()), vote.OptionalNumber("number", 0, 100), vote.Number("count", 1, BallotsAtMost))
    {
        Confidence = vote.Has("confidence") ? vote.OptionalOneOf<Confidence>("confidence") : null,
    };

    private static SurePart Sure(ObjectReader sure) => new(
        sure.OneOf("from", Enum.GetValues<Confidence>()), sure.OneOf("to", Enum.GetValues<Confidence>()),
        sure.Number("count", 1, BallotsAtMost));

    /// <summary>The same document as it is written now: what an earlier program told together, level and confidence, is taken apart.</summary>
    public static AssessmentDocument WithConfidenceApart(this AssessmentDocument document) => document with
    {
        Workshops = ConfidenceApart(document.Workshops),
        Former = document.Former is { } former ? former with { Workshops = ConfidenceApart(former.Workshops) } : null,
    };

    private static IReadOnlyList<WorkshopPart> ConfidenceApart(IEnumerable<WorkshopPart> workshops) =>
        [.. workshops.Select(w => w with { Rounds = [.. w.Rounds.Select(ConfidenceApart)] })];

    private static RoundPart ConfidenceApart(RoundPart round) => round.Votes.All(v => v.Confidence is null)
        ? round
        : round with
        {
            Votes = [.. round.Votes.GroupBy(v => (v.Choice, v.Number), (key, votes) => new VotePart(key.Choice, key.Number, votes.Sum(v => v.Count)))],
            Confidence = [.. round.Votes
                .Where(v => v.Confidence is not null)
                .GroupBy(v => v.Confidence!.Value, (sure, votes) => new SurePart(sure, sure, votes.Sum(v => v.Count)))],
        };
}
