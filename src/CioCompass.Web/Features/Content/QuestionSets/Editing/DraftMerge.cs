using CioCompass.Core.Content;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.QuestionSets.Editing;

/// <summary>One text that two people changed at the same time, each in their own way.</summary>
/// <param name="Id">Of the <see cref="DraftText"/>.</param>
public sealed record DraftConflict(string Id, string Language, string Mine, string Theirs);

/// <summary>Merges the edits of one editor with those that another one saved meanwhile: nothing of either is lost unseen.</summary>
public static class DraftMerge
{
    /// <param name="seen">What both began from; a paragraph has the same id in all three.</param>
    /// <returns>
    /// Mine, with what only they changed taken over. Where both changed the same text it stays mine, and is listed for the editor to decide.
    /// </returns>
    public static (DraftForm Merged, IReadOnlyList<DraftConflict> Conflicts) Merge(DraftForm seen, DraftForm mine, DraftForm theirs)
    {
        var conflicts = new List<DraftConflict>();
        var texts = theirs.Texts.Concat(mine.Texts.ExceptBy(theirs.Texts.Select(t => t.Id), t => t.Id))
            .Select(text => Merge(Find(seen, text) ?? Find(theirs, text) ?? text, Find(mine, text) ?? text, Find(theirs, text) ?? text, conflicts))
            .ToList();
        var merged = theirs with
        {
            Texts = texts,
            IsPrerequisite = mine.IsPrerequisite == seen.IsPrerequisite ? theirs.IsPrerequisite : mine.IsPrerequisite,
            Evidence = Merge(seen.Evidence, mine.Evidence, theirs.Evidence),
        };
        var paragraphs = Merge(Undisputed(seen, mine, theirs), Ids(mine), Ids(theirs))!;
        return (merged.WithParagraphs([.. paragraphs.Select(id => merged.Text(id))]), conflicts);
    }

    private static DraftText? Find(DraftForm form, DraftText text) => form.Texts.FirstOrDefault(t => t.Id == text.Id);

    private static List<string> Ids(DraftForm form) => [.. form.Paragraphs().Select(p => p.Id)];

    /// <summary>Paragraphs that both began from, but for those that one took away while the other wrote in them: what was written stays.</summary>
    private static List<string> Undisputed(DraftForm seen, DraftForm mine, DraftForm theirs) =>
    [
        .. seen.Paragraphs()
            .Where(p => Find(mine, p)?.Value == p.Value || Find(theirs, p) is not null)
            .Where(p => Find(theirs, p)?.Value == p.Value || Find(mine, p) is not null)
            .Select(p => p.Id),
    ];

    private static DraftText Merge(DraftText seen, DraftText mine, DraftText theirs, List<DraftConflict> conflicts)
    {
        var merged = mine;
        foreach (var language in Languages.Codes.Union(theirs.Value.Languages, StringComparer.Ordinal))
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

    /// <summary>Merges a list: theirs, without those I took away and with those I added; my order where only I changed it.</summary>
    private static IReadOnlyList<string>? Merge(IReadOnlyList<string>? seen, IReadOnlyList<string>? mine, IReadOnlyList<string>? theirs) =>
        seen is null || mine is null || theirs is null ? theirs
        : theirs.SequenceEqual(seen, StringComparer.Ordinal) ? mine
        : [.. theirs.Where(e => mine.Contains(e) || !seen.Contains(e)), .. mine.Where(e => !seen.Contains(e) && !theirs.Contains(e))];
}
