using CioCompass.Core.Assessments;

namespace CioCompass.Web.Features.Assessments;

/// <summary>What each decision on a conflict comes to. Fields that only one side has changed keep that change in all of them.</summary>
public static class ConflictChoice
{
    public static ResponseContent Theirs(ResponseContent seen, ResponseContent draft, ResponseContent stored) =>
        ResponseMerge.Merge(seen, draft, stored).Content;

    public static ResponseContent Mine(ResponseContent seen, ResponseContent draft, ResponseContent stored) =>
        ResponseMerge.Merge(seen, stored, draft).Content;

    /// <summary>As mine, with the other's note above mine.</summary>
    public static ResponseContent BothNotes(ResponseContent seen, ResponseContent draft, ResponseContent stored) =>
        Mine(seen, draft, stored) with { Note = $"{stored.Note}\n\n{draft.Note}" };
}
