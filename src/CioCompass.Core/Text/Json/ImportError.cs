namespace CioCompass.Core.Text.Json;

/// <summary>Errors in an imported file; the page says them in the reader's language.</summary>
public enum ImportErrorKind
{
    /// <summary>Not JSON in UTF-8; the detail is the line.</summary>
    NotJson,

    /// <summary>Nested deeper than <see cref="JsonFile.DeepestAllowed"/>.</summary>
    TooDeep,

    /// <summary>An object has the same member twice.</summary>
    DuplicateMember,

    /// <summary>Not an assessment of this format, or of a later version of it.</summary>
    OtherFormat,
    Missing,
    UnknownMember,

    /// <summary>The detail is the type that belongs there.</summary>
    WrongType,

    /// <summary>Characters that are no text.</summary>
    NotText,
    Empty,

    /// <summary>The detail is the number of characters allowed.</summary>
    TooLong,

    /// <summary>The detail is the range.</summary>
    OutOfRange,

    /// <summary>The detail is what is allowed.</summary>
    NotOneOf,

    /// <summary>The detail is the number allowed.</summary>
    TooMany,
    NotHttp,

    /// <summary>The same question, round or vote a second time.</summary>
    Twice,

    /// <summary>Does not go with another member, which the detail names.</summary>
    DoesNotFit,

    /// <summary>This installation lacks the version of the questions, which the detail names.</summary>
    VersionNotHere,

    /// <summary>The questions of the file are not those of the version that it names.</summary>
    OtherQuestions,

    /// <summary>The question set has no such question.</summary>
    UnknownQuestion,

    /// <summary>This installation has no such figure.</summary>
    UnknownStatistic,

    /// <summary>Not what the permanent name of content may be.</summary>
    NotAKey,
}

/// <param name="Path">Place in the file, as a JSON path: <c>$.responses[3].note</c>.</param>
/// <param name="Detail">Language-free; empty where the kind says it all.</param>
public sealed record ImportError(string Path, ImportErrorKind Kind, string Detail = "");

/// <summary>Collects errors, up to as many as a person will read.</summary>
internal sealed class ImportErrors
{
    public const int AtMost = 20;

    private readonly List<ImportError> all = [];

    public IReadOnlyList<ImportError> All => all;

    public bool Any => all.Count > 0;

    public void Add(string path, ImportErrorKind kind, string detail = "")
    {
        if (all.Count < AtMost)
        {
            all.Add(new ImportError(path, kind, detail));
        }
    }

    public void Require(bool holds, string path, ImportErrorKind kind, string detail = "")
    {
        if (!holds)
        {
            Add(path, kind, detail);
        }
    }
}
