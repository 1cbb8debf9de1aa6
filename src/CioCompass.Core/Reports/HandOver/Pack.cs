namespace CioCompass.Core.Reports.HandOver;

/// <summary>Everything about an assessment in one zip, waiting in the data directory until it is downloaded.</summary>
/// <param name="UserId">Who made it, and may fetch it.</param>
/// <param name="File">Where it lies.</param>
/// <param name="FileName">What it is called when it is downloaded.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the file, in lower-case hexadecimal.</param>
/// <param name="Fingerprint">Of what the assessment said when it was made.</param>
/// <param name="MadeAt">UTC.</param>
public sealed record Pack(
    Guid Id, Guid AssessmentId, Guid UserId, string File, string FileName, long Size, string Sha256, IReadOnlyList<PackEntry> Entries,
    string Fingerprint, DateTime MadeAt)
{
    /// <summary>It has gone out in full at least once; before that nothing is removed.</summary>
    public bool IsDownloaded { get; init; }
}

/// <param name="Size">Bytes, unpacked.</param>
public sealed record PackEntry(string Name, long Size);

/// <summary>What came of making a pack.</summary>
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

    public sealed record NotFound : PackResult;
}

/// <summary>What the page shows before anything is done.</summary>
/// <param name="IsLast">The organisation has no other assessment that the reader sees.</param>
/// <param name="Pack">The reader's latest; null before the first.</param>
public sealed record HandOverView(
    Guid AssessmentId, string Title, string OrganisationName, bool HasOpenWorkshop, bool IsLast, Pack? Pack);

/// <summary>What came of removing the copy. Only <see cref="Removed"/> has changed anything.</summary>
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

/// <summary>What was deleted for good, by kind.</summary>
/// <param name="Organisation">The organisation went as well.</param>
/// <param name="Membership">Only the consultant's own membership went: others still belong to the organisation.</param>
/// <param name="TracesRemain">The database could not be written anew, so that bytes of the deleted rows may still be in its file.</param>
public sealed record RemovedCounts(
    int Responses, int Workshops, int Rounds, int Ballots, int AgreedAnswers, int Actions, int SharedLinks, bool Organisation, bool Membership,
    bool TracesRemain);
