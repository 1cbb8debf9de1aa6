using CioCompass.Core.Workshops.Ballots;

namespace CioCompass.Core.Workshops.Results;

/// <summary>Equal ballots of one round, counted.</summary>
public sealed record BallotGroup(BallotChoice Choice, int? Number, int Count);
