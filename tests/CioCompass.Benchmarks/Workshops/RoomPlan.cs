namespace CioCompass.Benchmarks.Workshops;

/// <summary>A room that is to be measured.</summary>
/// <param name="Voting">In which all vote.</param>
/// <param name="Processes">Null for one process on a SQLite file; otherwise so many on one PostgreSQL server.</param>
public sealed record RoomPlan(int Phones, TimeSpan Voting, int? Processes = null)
{
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan SlackOfPhone = TimeSpan.FromMilliseconds(3);

    /// <summary>In which all join.</summary>
    public TimeSpan Joining { get; init; } = Voting;

    /// <summary>How long the last ballots, and the word of the close, may take before they count as lost.</summary>
    public TimeSpan Patience => Slack + (Phones * SlackOfPhone);
}
