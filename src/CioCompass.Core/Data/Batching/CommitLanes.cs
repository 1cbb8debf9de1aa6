namespace CioCompass.Core.Data.Batching;

/// <summary>Order in which writes of several workshops reach the database.</summary>
/// <param name="SideBySide">
/// Each workshop's in transactions of their own, at the same time; false where the database lets one transaction write at a time, which then
/// takes the writes of all workshops in turn.
/// </param>
public sealed record CommitLanes(bool SideBySide);
