using System.Globalization;

namespace CioCompass.Benchmarks.Workshops;

/// <param name="Span">In which all joined, and then all voted.</param>
/// <param name="Joining">Page to page.</param>
/// <param name="Voting">Ballot to acknowledgement.</param>
/// <param name="Acknowledged">Phones with a ballot that was acknowledged.</param>
/// <param name="Fetching">The round's close to the new page on the phone.</param>
/// <param name="Peak">The most memory of the server, in MB.</param>
/// <param name="Processor">Seconds of the server's processor time while all voted.</param>
public sealed record WorkshopFigures(
    int Participants, TimeSpan Span, Latencies Joining, int Streams, Latencies Voting, int Acknowledged, TimeSpan Voted, int Lost, int Errors,
    Latencies Fetching, double Peak, double Processor)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"""
        | what | {Participants} phones, {Span.TotalSeconds:0} s |
        | --- | --- |
        | joined, page to page | {Joining.Count}; {Joining} |
        | streams open | {Streams} |
        | ballots acknowledged | {Voting.Count} of {Acknowledged} phones in {Voted.TotalSeconds:0.0} s |
        | lost | {Lost} |
        | errors, sent again | {Errors} |
        | ballot to acknowledgement | {Voting} |
        | close to new page on the phone | {Fetching} |
        | server: most memory, processor while voting | {Peak:0} MB, {100 * Processor / Voted.TotalSeconds:0} % of one core |
        """);
}
