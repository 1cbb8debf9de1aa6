using System.Security.Cryptography;

namespace CioCompass.Core.Reports.Travel;

/// <summary>One order for equal documents, and what makes two of them tell the same.</summary>
internal static class DocumentOrder
{
    /// <summary>The same document with every list in an order that depends on its content alone.</summary>
    public static AssessmentDocument InOrder(this AssessmentDocument document) => document with
    {
        Responses = [.. document.Responses.OrderBy(r => r.Question, StringComparer.Ordinal)],
        AgreedAnswers = [.. document.AgreedAnswers.OrderBy(a => a.Question, StringComparer.Ordinal)
            .Select(a => a with { Attempts = [.. a.Attempts.Order()] })],
        Workshops = [.. document.Workshops.Select(InOrder).OrderBy(w => w.StartedAt).ThenBy(w => w.StartedBy, StringComparer.Ordinal)],
        Actions = [.. document.Actions
            .OrderBy(a => a.CreatedAt).ThenBy(a => a.Title, StringComparer.Ordinal).ThenBy(a => a.Question, StringComparer.Ordinal)
            .ThenBy(a => a.UpdatedAt).ThenBy(a => a.Owner, StringComparer.Ordinal).ThenBy(a => a.Note, StringComparer.Ordinal)],
    };

    /// <summary>SHA-256 over all that an assessment says: not who wrote the file, when, or how the organisation is called here.</summary>
    public static string Fingerprint(this AssessmentDocument document)
    {
        var plain = document.InOrder() with
        {
            Program = "",
            ExportedAt = default,
            Organisation = new OrganisationPart(Guid.Empty, ""),
            Assessment = document.Assessment with { Id = Guid.Empty },
            QuestionSet = document.QuestionSet with { Questions = [] },
        };
        return Convert.ToHexStringLower(SHA256.HashData(DocumentJson.Write(plain)));
    }

    /// <summary>
    /// Both documents with the votes left out wherever one of them withholds them, and likewise how sure people were: an installation
    /// with a higher minimum count says nothing about that, and does not contradict.
    /// </summary>
    public static (AssessmentDocument One, AssessmentDocument Other) WithCommonVotes(AssessmentDocument one, AssessmentDocument other)
    {
        var withheld = one.Rounds().Concat(other.Rounds()).Where(r => r.Withheld).Select(r => r.Key()).ToHashSet();
        var unsure = one.Rounds().Concat(other.Rounds()).Where(r => r.Votes.All(v => v.Confidence is null)).Select(r => r.Key()).ToHashSet();
        return (Without(one), Without(other));

        AssessmentDocument Without(AssessmentDocument document) => document with
        {
            Workshops = [.. document.Workshops.Select(w => w with
            {
                Rounds = [.. w.Rounds.Select(r =>
                    withheld.Contains(r.Key()) ? r with { Withheld = true, Votes = [] }
                    : unsure.Contains(r.Key()) ? r with { Votes = WithoutConfidence(r.Votes) }
                    : r)],
            })],
        };
    }

    public static IReadOnlyList<VotePart> WithoutConfidence(IEnumerable<VotePart> votes) =>
        [.. votes.GroupBy(v => (v.Choice, v.Number)).Select(g => new VotePart(g.Key.Choice, g.Key.Number, null, g.Sum(v => v.Count)))];

    private static WorkshopPart InOrder(WorkshopPart workshop) => workshop with
    {
        Rounds = [.. workshop.Rounds
            .OrderBy(r => r.Order).ThenBy(r => r.Kind).ThenBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Attempt)
            .Select(r => r with { Votes = [.. r.Votes.OrderBy(v => v.Choice).ThenBy(v => v.Number).ThenBy(v => v.Confidence)] })],
    };
}
