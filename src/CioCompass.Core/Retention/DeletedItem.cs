namespace CioCompass.Core.Retention;

public enum DeletedKind
{
    Organisation,
    Assessment,
    Action,
}

/// <summary>Something that was deleted and can still be restored.</summary>
/// <param name="Within">What it belongs to: of an assessment its organisation, of an action its assessment; empty for an organisation.</param>
/// <param name="DeletedAt">UTC.</param>
/// <param name="Contents">Assessments in an organisation, responses in an assessment; 0 for an action.</param>
public sealed record DeletedItem(DeletedKind Kind, Guid Id, string Name, string Within, DateTime DeletedAt, int Contents)
{
    /// <summary>UTC; it is gone for good at the first purge after this.</summary>
    public DateTime PurgeOn => DeletedAt + Purge.Delay;
}

/// <param name="Items">What is purged first comes first; at most <see cref="RetentionService.ListAtMost"/> of a kind.</param>
/// <param name="Total">Also those that the list leaves out.</param>
public sealed record DeletedList(IReadOnlyList<DeletedItem> Items, int Total);

public enum RetentionOutcome
{
    Done,

    /// <summary>
    /// Purged for everybody, but the database could not be written anew, or its removal broke off: bytes of the deleted rows may still be in its
    /// file for a while.
    /// </summary>
    TracesRemain,
    NotAllowed,

    /// <summary>It is not there, or not deleted.</summary>
    NotFound,

    /// <summary>A vote is open, whose voters rewriting the file would make wait: to be tried again when it is closed.</summary>
    RoundOpen,

    /// <summary>Another organisation has taken the name meanwhile.</summary>
    NameTaken,
}
