using System.Globalization;
using CioCompass.Core.Assessments;

namespace CioCompass.Web.Features.Assessments.Checklist;

/// <summary>The fields of a response moved one by one, for the two sides of a conflict.</summary>
public static class ResponseFields
{
    /// <summary><paramref name="target"/> with the named fields of <paramref name="source"/>.</summary>
    public static ResponseContent Take(ResponseContent target, ResponseContent source, IReadOnlyCollection<ResponseField> fields) =>
        fields.Aggregate(target, (content, field) => field switch
        {
            ResponseField.Answer => content with { Answer = source.Answer },
            ResponseField.Note => content with { Note = source.Note },
            ResponseField.Target => content with { Target = source.Target },
            ResponseField.Confidence => content with { Confidence = source.Confidence },
            ResponseField.EvidenceLinks => content with { EvidenceLinks = source.EvidenceLinks },
            _ => content with { MarkedForReview = source.MarkedForReview },
        });

    /// <summary>Decides one field: the draft's own value, the stored one, or both texts one after the other.</summary>
    public static ResponseContent Resolve(ResponseField field, ConflictChoice choice, ResponseContent mine, ResponseContent theirs) =>
        (choice, field) switch
        {
            (ConflictChoice.Theirs, _) => Take(mine, theirs, [field]),
            (ConflictChoice.Both, ResponseField.Note) => mine with { Note = theirs.Note + "\n\n" + mine.Note },
            (ConflictChoice.Both, ResponseField.EvidenceLinks) =>
                mine with { EvidenceLinks = [.. theirs.EvidenceLinks.Union(mine.EvidenceLinks, StringComparer.Ordinal)] },
            _ => mine,
        };

    /// <summary>Values of the fields on a question's card for a content, by their ids; the levels by the name of their group.</summary>
    public static IReadOnlyDictionary<string, string> Typed(string question, ResponseContent content) => new Dictionary<string, string>
    {
        [question] = LevelScale.ValueOf(content.Answer),
        [$"{question}-note"] = content.Note,
        [$"{question}-target"] = content.Target?.ToString(CultureInfo.InvariantCulture) ?? "",
        [$"{question}-confidence"] = content.Confidence?.ToString() ?? "",
        [$"{question}-review"] = content.MarkedForReview ? "true" : "false",
        [$"{question}-link"] = "",
    };

    /// <summary>Both values can stay: texts and lists, not a single choice.</summary>
    public static bool CanKeepBoth(ResponseField field) => field is ResponseField.Note or ResponseField.EvidenceLinks;
}
