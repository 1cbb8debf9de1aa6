using CioCompass.Core.Workshops.Joining;

namespace CioCompass.Core.Workshops.Participants;

/// <summary>State of an open workshop that all its phones share.</summary>
/// <param name="IsJoiningClosed">No phone joins that is not here already.</param>
/// <param name="Expected">People by the facilitator's count; null where it was not said.</param>
/// <param name="HasBallots">Somebody has voted in the current round, which is still open.</param>
public sealed record PhoneRoom(
    Guid WorkshopId, string JoinCode, bool IsJoiningClosed, int? Expected, string OrganisationName, Guid Version, Guid? CurrentRoundId, bool HasBallots);
