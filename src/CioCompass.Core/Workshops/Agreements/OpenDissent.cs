using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Agreements;

/// <summary>A question that was voted on, with no agreement that rests on its last vote: neither settled nor forgotten.</summary>
/// <param name="Rounds">Its revealed rounds, the first attempt first; at least one.</param>
public sealed record OpenDissent(string QuestionKey, IReadOnlyList<RevealedRound> Rounds)
{
    /// <summary>The vote that nothing was agreed on.</summary>
    public RevealedRound Last => Rounds[^1];

    /// <param name="rounds">Every revealed round of an assessment.</param>
    /// <param name="agreed">Every agreement of it.</param>
    /// <returns>By question key; a vote that is withheld is among them, since nothing could be agreed on it.</returns>
    public static IReadOnlyList<OpenDissent> Of(IEnumerable<RevealedRound> rounds, IEnumerable<AgreedAnswerView> agreed)
    {
        var settled = agreed.SelectMany(a => a.Rounds).Select(r => r.RoundId).ToHashSet();
        return
        [
            .. rounds.Where(r => r.Kind == RoundKind.Question)
                .GroupBy(r => r.Subject, StringComparer.Ordinal)
                .Select(g => new OpenDissent(g.Key, [.. g.OrderBy(r => r.Attempt)]))
                .Where(d => !settled.Contains(d.Last.RoundId))
                .OrderBy(d => d.QuestionKey, StringComparer.Ordinal),
        ];
    }
}
