using System.Globalization;

namespace CioCompass.Benchmarks.Workshops;

/// <param name="Joining">Page to page.</param>
/// <param name="Voting">Ballot to acknowledgement.</param>
/// <param name="Acknowledged">Phones with a ballot that was acknowledged.</param>
/// <param name="Hearing">The round's close, as it is stored, to the word of it on the phone.</param>
/// <param name="Closing">The same to the new page on the phone. Up to 700 ms are the phone's own: it waits a little, so that not all ask in the same instant.</param>
/// <param name="Stale">Phones whose page still showed the ballot then.</param>
/// <param name="Peak">The most memory of one of the server's processes, in MB.</param>
/// <param name="Processor">Seconds of the server's processor time while all voted.</param>
public sealed record WorkshopFigures(
    RoomPlan Plan, Latencies Joining, int Streams, Latencies Voting, int Acknowledged, TimeSpan Voted, int Lost, int Errors,
    Latencies Hearing, Latencies Closing, int Stale, double Peak, double Processor)
{
    /// <summary>Every phone voted, and nothing that was acknowledged is missing.</summary>
    public bool IsWhole => Lost == 0 && Acknowledged == Plan.Phones;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        | what | {Plan.Phones} phones, {Plan.Voting.TotalSeconds:0} s |
        | --- | --- |
        | joined, page to page | {Joining.Count}; {Joining} |
        | streams open | {Streams} |
        | ballots acknowledged | {Voting.Count} of {Acknowledged} phones in {Voted.TotalSeconds:0.0} s |
        | lost | {Lost} |
        | errors, sent again | {Errors} |
        | ballot to acknowledgement | {Voting} |
        | close to the word of it on the phone | {Hearing.Count}; {Hearing} |
        | close to new page on the phone | {Closing}; {Stale} still with the ballot |
        | server: most memory, processor while voting | {Peak:0} MB, {100 * Processor / Voted.TotalSeconds:0} % of one core |
        """);
}
