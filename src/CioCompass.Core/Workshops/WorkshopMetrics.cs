using System.Diagnostics.Metrics;
using CioCompass.Core.Metrics;
using CioCompass.Core.Workshops.Participants;

namespace CioCompass.Core.Workshops;

/// <summary>Ballots, tries to join, and phones that listen.</summary>
public sealed class WorkshopMetrics
{
    private readonly Counter<long> ballots;
    private readonly Counter<long> joins;
    private readonly UpDownCounter<long> phones;

    public WorkshopMetrics(IMeterFactory meters)
    {
        var meter = CompassMeter.Of(meters);
        ballots = meter.CreateCounter<long>("ciocompass.ballots", "{ballot}", "Ballots that phones sent, by what became of them.");
        joins = meter.CreateCounter<long>("ciocompass.joins", "{join}", "Tries to join a workshop, by what became of them.");
        phones = meter.CreateUpDownCounter<long>("ciocompass.phones.connected", "{phone}", "Phones that wait for the next round on an open connection.");
    }

    public void BallotCast(BallotOutcome outcome) => ballots.Add(1, CompassMeter.OutcomeOf(outcome));

    public void JoinTried(JoinResult result) => joins.Add(1, CompassMeter.OutcomeOf(result switch
    {
        JoinResult.Joined => "joined",
        JoinResult.Refused => "refused",
        JoinResult.NameTooLong => "name_too_long",
        JoinResult.JoiningClosed => "joining_closed",
        JoinResult.Crowded => "crowded",
        _ => "unknown_code",
    }));

    /// <returns>To be disposed when the phone has gone.</returns>
    public IDisposable PhoneConnected()
    {
        phones.Add(1);
        return new Connected(phones);
    }

    private sealed class Connected(UpDownCounter<long> phones) : IDisposable
    {
        private UpDownCounter<long>? counted = phones;

        public void Dispose() => Interlocked.Exchange(ref counted, null)?.Add(-1);
    }
}
