using CioCompass.Core.Workshops.Feed;

namespace CioCompass.Web.Features.Workshops.Phones.Streams;

/// <summary>The phones of one room that listen: one share of the feed and one timer for all of them, from the first phone to the last.</summary>
internal sealed class ListeningRoom(Guid workshopId, WorkshopFeed feed, TimeProvider clock)
{
    /// <summary>A phone notices by its absence within seconds that the network has gone without a word, which a connection alone does not tell.
    /// The script takes a stream that is silent for half as long again as lost.</summary>
    public static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(4);

    /// <summary>Parts of a heartbeat; the phones take turns, so that a large room's beats do not leave all at once.</summary>
    private const int Turns = 16;

    private readonly Lock gate = new();
    private readonly HashSet<PhoneStream>[] phones = [.. Enumerable.Range(0, Turns).Select(_ => new HashSet<PhoneStream>())];
    private readonly CancellationTokenSource empty = new();
    private ITimer? timer;
    private int seated;
    private int turn;
    private bool isOver;

    /// <returns>False when the last phone left meanwhile and the room is no longer used.</returns>
    public bool TrySeat(PhoneStream phone)
    {
        lock (gate)
        {
            if (isOver)
            {
                return false;
            }

            if (timer is null)
            {
                Open();
            }

            phones[phone.Turn = seated++ % Turns].Add(phone);
            return true;
        }
    }

    /// <returns>True when it was the last one; the room then takes no more.</returns>
    public bool Leave(PhoneStream phone)
    {
        lock (gate)
        {
            phones[phone.Turn].Remove(phone);
            isOver = phones.All(p => p.Count == 0);
            if (!isOver)
            {
                return false;
            }

            timer!.Dispose();
        }

        empty.Cancel();
        empty.Dispose();
        return true;
    }

    /// <summary>Ends the streams of all phones that are here.</summary>
    public void End() => Everybody().ForEach(phone => phone.End());

    private void Open()
    {
        // Has subscribed when the first step returns.
        var changes = feed.SubscribeAsync(workshopId, withCounts: false, empty.Token).GetAsyncEnumerator(CancellationToken.None);
        _ = FollowAsync(changes, changes.MoveNextAsync());
        var part = Heartbeat / Turns;
        timer = clock.CreateTimer(_ => Beat(), null, part, part);
    }

    private async Task FollowAsync(IAsyncEnumerator<WorkshopChange> changes, ValueTask<bool> subscribed)
    {
        try
        {
            await using (changes)
            {
                // Each phone is greeted for itself.
                await subscribed;
                while (await changes.MoveNextAsync())
                {
                    Tell(changes.Current.Kind);
                }
            }
        }
        finally
        {
            // Without the feed they would wait for ever; they come back.
            End();
        }
    }

    private void Tell(WorkshopChangeKind kind)
    {
        // An agreement is saved as it is typed, and nothing of it is on a phone.
        if (kind != WorkshopChangeKind.AnswerAgreed)
        {
            var news = kind == WorkshopChangeKind.Subscribed ? PhoneNews.Hello : PhoneNews.Change;
            Everybody().ForEach(phone => phone.Tell(news));
        }
    }

    private void Beat()
    {
        List<PhoneStream> next;
        lock (gate)
        {
            next = [.. phones[turn = (turn + 1) % Turns]];
        }

        next.ForEach(phone => phone.Tell(PhoneNews.Beat));
    }

    private List<PhoneStream> Everybody()
    {
        lock (gate)
        {
            return [.. phones.SelectMany(p => p)];
        }
    }
}
