using CioCompass.Core.Workshops.Feed;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>Notice of one process to the others: that a workshop changed, and nothing of what changed in it.</summary>
internal sealed record FeedNotice(Guid WorkshopId, WorkshopChangeKind Kind, Guid? RoundId)
{
    /// <summary>Name of PostgreSQL's channel.</summary>
    public const string Channel = "ciocompass";

    public string Write(Guid sender) => $"{sender:N} {WorkshopId:N} {Kind} {RoundId:N}";

    /// <returns>Null for what this process sent itself, and for what a later version says that this one does not know.</returns>
    public static FeedNotice? Read(string payload, Guid self) =>
        payload.Split(' ') is [var sender, var workshop, var kind, var round]
        && Guid.TryParse(sender, out var from) && from != self
        && Guid.TryParse(workshop, out var workshopId)
        && Enum.TryParse<WorkshopChangeKind>(kind, out var known)
            ? new FeedNotice(workshopId, known, Guid.TryParse(round, out var roundId) ? roundId : null)
            : null;
}
