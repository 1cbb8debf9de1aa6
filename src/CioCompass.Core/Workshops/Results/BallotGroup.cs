using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Results;

/// <summary>Equal ballots of one round, counted by the database.</summary>
public sealed record BallotGroup(BallotChoice Choice, int? Number, Confidence? Confidence, int Count);
