using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments;

/// <summary>Errors in an entered response; the screen says them in the reader's language.</summary>
public enum ResponseError
{
    NoteTooLong,
    LevelOutOfRange,
    TargetOutOfRange,
    ConfidenceUnknown,
    LinkNotHttp,
    LinkTooLong,
    TooManyLinks,
}

/// <summary>The limits of a response, checked before anything is stored.</summary>
public static class ResponseRules
{
    /// <summary>Characters of a note, counted as UTF-16 code units, as the browser's <c>maxlength</c> counts them.</summary>
    public const int NoteMaxLength = 4000;

    public const int LinkMaxLength = 2000;

    public const int LinksAtMost = 10;

    /// <summary>The content with its texts cleaned and its links trimmed, empty and repeated ones dropped.</summary>
    public static ResponseContent Clean(ResponseContent content) => content with
    {
        Note = CleanText.Of(content.Note),
        EvidenceLinks = [.. content.EvidenceLinks.Select(CleanText.Line).Where(l => l.Length > 0).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>Every error at once, so that a person mends them in one go; empty when the content may be stored.</summary>
    public static IReadOnlyList<ResponseError> ErrorsIn(ResponseContent content)
    {
        var errors = new List<ResponseError>();
        Check(content.Note.Length <= NoteMaxLength, ResponseError.NoteTooLong);
        Check(!content.Answer.IsRated || Answer.IsLevel(content.Answer.Level ?? 0), ResponseError.LevelOutOfRange);
        Check(content.Target is not { } target || Answer.IsLevel(target), ResponseError.TargetOutOfRange);
        Check(content.Confidence is not { } confidence || Enum.IsDefined(confidence), ResponseError.ConfidenceUnknown);
        Check(content.EvidenceLinks.All(WebAddress.IsHttp), ResponseError.LinkNotHttp);
        Check(content.EvidenceLinks.All(l => l.Length <= LinkMaxLength), ResponseError.LinkTooLong);
        Check(content.EvidenceLinks.Count <= LinksAtMost, ResponseError.TooManyLinks);
        return errors;

        void Check(bool holds, ResponseError error)
        {
            if (!holds)
            {
                errors.Add(error);
            }
        }
    }
}
