namespace CioCompass.Core.Reports.HandOver;

/// <summary>Everything about an assessment in one zip, waiting in the data directory until it is downloaded.</summary>
/// <param name="UserId">Who made it, and may fetch it.</param>
/// <param name="File">Where it lies.</param>
/// <param name="FileName">What it is called when it is downloaded.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="Fingerprint">Of what the assessment said when it was made.</param>
/// <param name="Votes">Ballots that its files tell of; the others were never shown, or too few voted.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record Pack(
    Guid Id, Guid AssessmentId, Guid UserId, string File, string FileName, long Size, string Sha256, IReadOnlyList<PackEntry> Entries,
    string Fingerprint, int Votes, DateTime MadeAt)
{
    /// <summary>It has gone out in full at least once; before that nothing is removed.</summary>
    public bool IsDownloaded { get; init; }
}

/// <param name="Size">Bytes, unpacked.</param>
public sealed record PackEntry(string Name, long Size);

/// <summary>Outcome of making a pack.</summary>
public abstract record PackResult
{
    private PackResult()
    {
    }

    public sealed record Made(Pack Pack) : PackResult;

    /// <summary>A workshop is open; close it first, since what is open does not travel.</summary>
    public sealed record WorkshopOpen : PackResult;

    /// <summary>Somebody changed the assessment while it was being packed.</summary>
    public sealed record Changed : PackResult;

    /// <summary>There is no room for it in the data directory.</summary>
    public sealed record NoRoom : PackResult;

    /// <summary>A file could not be written or the database failed, for another reason that is in the log.</summary>
    public sealed record NotMade : PackResult;

    public sealed record NotFound : PackResult;
}

/// <summary>State of the hand-over page before anything is done.</summary>
/// <param name="IsLast">The organisation has no other assessment that the reader sees.</param>
/// <param name="Deleted">Assessments of the organisation that wait to be purged: they go into no pack and stay.</param>
/// <param name="Pack">The reader's latest; null before the first.</param>
public sealed record HandOverView(
    Guid AssessmentId, string Title, string OrganisationName, bool HasOpenWorkshop, bool IsLast, int Deleted, Pack? Pack);

/// <summary>Outcome of removing the copy. Only <see cref="Removed"/> has changed anything.</summary>
public abstract record RemovalResult
{
    private RemovalResult()
    {
    }

    public sealed record Removed(RemovedCounts Counts) : RemovalResult;

    /// <summary>Somebody changed the assessment since it was packed: make a new pack.</summary>
    public sealed record Changed : RemovalResult;

    public sealed record WorkshopOpen : RemovalResult;

    /// <summary>The pack has not been downloaded.</summary>
    public sealed record NotDownloaded : RemovalResult;

    /// <summary>Neither the organisation's nor the assessment's name was typed.</summary>
    public sealed record NameDiffers : RemovalResult;

    /// <summary>No such assessment or pack, or not this reader's.</summary>
    public sealed record NotFound : RemovalResult;
}

/// <summary>Counts of the rows that were deleted for good, by kind.</summary>
/// <param name="FormerAnswers">Answers to questions that are no longer asked.</param>
public sealed record RemovedCounts(
    int Responses, int FormerAnswers, int Workshops, int Rounds, int Ballots, int AgreedAnswers, int Actions, int SharedLinks)
{
    /// <summary>Number of those ballots that were never shown, or of which too few were cast to be shown.</summary>
    public int BallotsInNoFile { get; init; }

    /// <summary>The organisation went as well.</summary>
    public bool Organisation { get; init; }

    /// <summary>
    /// Assessments that somebody had deleted before, which are in no pack: with them the organisation waits to be purged. 0 where it is gone,
    /// or stays for another reason.
    /// </summary>
    public int WaitingToBePurged { get; init; }

    /// <summary>Only the consultant's own membership went: others still belong to the organisation.</summary>
    public bool Membership { get; init; }

    /// <summary>The database could not be written anew, so that bytes of the deleted rows may still be in its file.</summary>
    public bool TracesRemain { get; init; }
}
