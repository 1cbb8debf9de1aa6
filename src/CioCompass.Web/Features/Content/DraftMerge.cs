namespace CioCompass.Web.Features.Content;

/// <summary>One text that two people changed at the same time, each in their own way.</summary>
/// <param name="Id">Of the <see cref="DraftText"/>.</param>
public sealed record DraftConflict(string Id, string Language, string Mine, string Theirs);

/// <summary>Brings together what one editor typed and what another one saved meanwhile: nothing of either is lost unseen.</summary>
public static class DraftMerge
{
    /// <param name="seen">What both began from.</param>
    /// <returns>
    /// Mine, with what only they changed taken over. Where both changed the same text it stays mine, and is listed for the editor to decide.
    /// </returns>
    public static (DraftForm Merged, IReadOnlyList<DraftConflict> Conflicts) Merge(DraftForm seen, DraftForm mine, DraftForm theirs)
    {
        var conflicts = new List<DraftConflict>();
        var texts = theirs.Texts.Select(their => Merge(
            seen.Texts.FirstOrDefault(t => t.Id == their.Id) ?? their, mine.Texts.FirstOrDefault(t => t.Id == their.Id) ?? their, their, conflicts));
        var merged = theirs with
        {
            Texts = [.. texts],
            IsPrerequisite = mine.IsPrerequisite == seen.IsPrerequisite ? theirs.IsPrerequisite : mine.IsPrerequisite,
            Evidence = Merge(seen.Evidence, mine.Evidence, theirs.Evidence),
        };
        return (merged, conflicts);
    }

    private static DraftText Merge(DraftText seen, DraftText mine, DraftText theirs, List<DraftConflict> conflicts)
    {
        var merged = mine;
        foreach (var language in ContentTexts.Languages)
        {
            var (before, my, their) = (seen.In(language), mine.In(language), theirs.In(language));
            if (my == before)
            {
                merged = merged.With(language, their);
            }
            else if (their != before && their != my)
            {
                conflicts.Add(new DraftConflict(mine.Id, language, my, their));
            }
        }

        return merged;
    }

    /// <summary>Theirs, without what I took away and with what I added; my order where only I changed it.</summary>
    private static IReadOnlyList<string>? Merge(IReadOnlyList<string>? seen, IReadOnlyList<string>? mine, IReadOnlyList<string>? theirs) =>
        seen is null || mine is null || theirs is null ? theirs
        : theirs.SequenceEqual(seen, StringComparer.Ordinal) ? mine
        : [.. theirs.Where(e => mine.Contains(e) || !seen.Contains(e)), .. mine.Where(e => !seen.Contains(e) && !theirs.Contains(e))];
}
