using System.Security.Cryptography;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Ballots;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Puts equal documents into one order, and makes two of them comparable.</summary>
internal static class DocumentOrder
{
    /// <summary>The same document with every list in an order that depends on its content alone.</summary>
    public static AssessmentDocument InOrder(this AssessmentDocument document) => document with
    {
        Former = document.Former is { } former ? InOrder(former) : null,
        Responses = [.. document.Responses.OrderBy(r => r.Question, StringComparer.Ordinal)],
        AgreedAnswers = InOrder(document.AgreedAnswers),
        Workshops = InOrder(document.Workshops),
        Actions = [.. document.Actions
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Title, StringComparer.Ordinal).ThenBy(a => a.Question, StringComparer.Ordinal)
            .ThenBy(a => a.UpdatedAt).ThenBy(a => a.Owner, StringComparer.Ordinal).ThenBy(a => a.Note, StringComparer.Ordinal)],
    };

    /// <summary>
    /// SHA-256 over all that an assessment says: not who wrote the file, when, how the organisation is called here, or what it was copied
    /// from, which may be in one place only.
    /// </summary>
    public static string Fingerprint(this AssessmentDocument document)
    {
        var ordered = document.InOrder();
        var former = ordered.Former;
        var plain = ordered with
        {
            Program = "",
            ExportedAt = default,
            Organisation = new OrganisationPart(Guid.Empty, ""),
            Assessment = document.Assessment with { Id = Guid.Empty, CopiedFrom = null },
            QuestionSet = document.QuestionSet with { Questions = [] },

            // Key and version tell which question it was; its words may have come in one more language meanwhile.
            Former = former is null ? null : former with { Answers = [.. former.Answers.Select(a => a with { Text = LocalizedText.Empty, Descriptor = null })] },
        };
        return Convert.ToHexStringLower(SHA256.HashData(DocumentJson.Write(plain)));
    }

    /// <summary>
    /// Both documents with the votes left out wherever one of them withholds them, and likewise levels and how sure people were: an
    /// installation with a higher minimum count says nothing about that, and does not contradict. A file without
    /// former questions says nothing about them either, and what waits to be purged is in one of them only.
    /// </summary>
    public static (AssessmentDocument One, AssessmentDocument Other) InCommon(AssessmentDocument one, AssessmentDocument other)
    {
        var hasFormer = one.Former is not null && other.Former is not null;
        var rounds = one.Rounds().Concat(other.Rounds()).ToList();
        var withheld = rounds.Where(r => r.Withheld).Select(r => r.Key()).ToHashSet();
        var untold = rounds.Where(r => r.Votes.Any(v => v.Choice == BallotChoice.UntoldLevel)).Select(r => r.Key()).ToHashSet();
        var unsure = rounds.Where(r => r.Confidence is null).Select(r => r.Key()).ToHashSet();
        return (Without(one), Without(other));

        AssessmentDocument Without(AssessmentDocument document) => document with
        {
            Workshops = Both(document.Workshops),
            Former = hasFormer ? document.Former! with { Workshops = Both(document.Former.Workshops) } : null,
            Actions = [.. document.Actions.Where(a => a.DeletedAt is null)],
        };

        IReadOnlyList<WorkshopPart> Both(IEnumerable<WorkshopPart> workshops) =>
            [.. workshops.Select(w => w with { Rounds = [.. w.Rounds.Select(Common)] })];

        RoundPart Common(RoundPart round) => round with
        {
            Withheld = withheld.Contains(round.Key()),
            Votes = withheld.Contains(round.Key()) ? [] : untold.Contains(round.Key()) ? [.. WithoutLevels(round.Votes)] : round.Votes,
            Confidence = unsure.Contains(round.Key()) || withheld.Contains(round.Key()) ? null : round.Confidence,
        };
    }

    private static IEnumerable<VotePart> WithoutLevels(IEnumerable<VotePart> votes) => votes.GroupBy(
        v => v.IsLevel ? (BallotChoice.UntoldLevel, null) : (v.Choice, v.Number),
        (key, same) => new VotePart(key.Item1, key.Item2, same.Sum(v => v.Count)));

    private static FormerPart InOrder(FormerPart former) => new(
        [.. former.Answers.OrderBy(a => a.Question, StringComparer.Ordinal).ThenBy(a => a.Version)],
        InOrder(former.AgreedAnswers), InOrder(former.Workshops));

    private static IReadOnlyList<AgreedPart> InOrder(IEnumerable<AgreedPart> agreed) =>
        [.. agreed.OrderBy(a => a.Question, StringComparer.Ordinal).Select(a => a with { Attempts = [.. a.Attempts.Order()] })];

    private static IReadOnlyList<WorkshopPart> InOrder(IEnumerable<WorkshopPart> workshops) =>
        [.. workshops.Select(InOrder).OrderBy(w => w.StartedAt).ThenBy(w => w.StartedBy, StringComparer.Ordinal)];

    private static WorkshopPart InOrder(WorkshopPart workshop) => workshop with
    {
        Rounds = [.. workshop.Rounds
            .OrderBy(r => r.Order).ThenBy(r => r.Kind).ThenBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Attempt)
            .Select(r => r with
            {
                Votes = [.. r.Votes.OrderBy(v => v.Choice).ThenBy(v => v.Number)],
                Confidence = r.Confidence is null ? null : [.. r.Confidence.OrderBy(s => s.From)],
            })],
    };
}
