using System.Collections.Concurrent;
using System.IO.Pipelines;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Feed;

namespace CioCompass.Web.Features.Workshops.Phones.Streams;

/// <summary>The open streams of this process's phones, by room.</summary>
public sealed class PhoneStreams
{
    private readonly ConcurrentDictionary<Guid, ListeningRoom> rooms = new();
    private readonly WorkshopFeed feed;
    private readonly WorkshopMetrics metrics;
    private readonly TimeProvider clock;
    private readonly CancellationToken stopping;

    public PhoneStreams(WorkshopFeed feed, WorkshopMetrics metrics, TimeProvider clock, IHostApplicationLifetime lifetime)
    {
        (this.feed, this.metrics, this.clock, stopping) = (feed, metrics, clock, lifetime.ApplicationStopping);
        stopping.Register(() =>
        {
            foreach (var room in rooms.Values)
            {
                room.End();
            }
        });
    }

    /// <summary>Says hello, then tells of every change and beats, until the phone has gone or the program stops.</summary>
    /// <param name="output">Nothing writes to it any more when the task is completed.</param>
    internal async Task HoldAsync(Guid workshopId, PipeWriter output, CancellationToken gone)
    {
        using var connected = metrics.PhoneConnected();
        var phone = new PhoneStream(output);
        var room = Seat(workshopId, phone);
        try
        {
            phone.Tell(PhoneNews.Hello);
            await using (gone.UnsafeRegister(static phone => ((PhoneStream)phone!).End(), phone))
            {
                if (stopping.IsCancellationRequested)
                {
                    phone.End();
                }

                await phone.Ended;
            }
        }
        finally
        {
            if (room.Leave(phone))
            {
                rooms.TryRemove(KeyValuePair.Create(workshopId, room));
            }
        }
    }

    /// <summary>Puts the phone into its room; it is told of whatever is published when this has returned.</summary>
    private ListeningRoom Seat(Guid workshopId, PhoneStream phone)
    {
        while (true)
        {
            var room = rooms.GetOrAdd(workshopId, static (id, streams) => new ListeningRoom(id, streams.feed, streams.clock), this);
            if (room.TrySeat(phone))
            {
                return room;
            }
        }
    }
}
