namespace CioCompass.Core.Assessments;

/// <summary>The fields of a response, as a conflict names them.</summary>
public enum ResponseField
{
    Answer,
    Note,
    Target,
    Confidence,
    EvidenceLinks,
    MarkedForReview,
}

/// <summary>Outcome of merging an edit with the stored content.</summary>
/// <param name="Content">The stored content with the edit's changes; where fields conflict, the stored ones.</param>
/// <param name="Conflicts">Fields that both sides changed to different values; empty when the edit can be stored.</param>
public sealed record MergedResponse(ResponseContent Content, IReadOnlyList<ResponseField> Conflicts);

/// <summary>
/// Three-way merge of one response: what the editor saw, what the editor wants, and what is stored now. Two people who touch
/// different fields do not disturb each other; a field that both changed to different values is a conflict for the second to decide.
/// </summary>
public static class ResponseMerge
{
    public static MergedResponse Merge(ResponseContent seen, ResponseContent wanted, ResponseContent stored)
    {
        var conflicts = new List<ResponseField>();
        var content = new ResponseContent
        {
            Answer = Pick(ResponseField.Answer, c => c.Answer),
            Note = Pick(ResponseField.Note, c => c.Note),
            Target = Pick(ResponseField.Target, c => c.Target),
            Confidence = Pick(ResponseField.Confidence, c => c.Confidence),
            EvidenceLinks = Pick(ResponseField.EvidenceLinks, c => c.EvidenceLinks, (a, b) => a.SequenceEqual(b)),
            MarkedForReview = Pick(ResponseField.MarkedForReview, c => c.MarkedForReview),

            // Confirmed once is confirmed, whoever did it; no edit makes an answer another assessment's.
            CarriedOver = stored.CarriedOver && (wanted.CarriedOver || !seen.CarriedOver),
        };
        return new MergedResponse(content, conflicts);

        T Pick<T>(ResponseField field, Func<ResponseContent, T> of, Func<T, T, bool>? same = null)
        {
            same ??= EqualityComparer<T>.Default.Equals;
            var (before, mine, theirs) = (of(seen), of(wanted), of(stored));
            if (same(before, mine))
            {
                return theirs;
            }

            if (same(before, theirs) || same(mine, theirs))
            {
                return mine;
            }

            conflicts.Add(field);
            return theirs;
        }
    }
}
