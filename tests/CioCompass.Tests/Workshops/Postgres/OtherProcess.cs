using System.Data.Common;
using CioCompass.Core;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Workshops.Feed;
using CioCompass.Core.Workshops.Postgres;
using CioCompass.Tests.Support;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Postgres;

/// <summary>The services of another process on a room's database, which hears what the first one does; its commands are counted.</summary>
internal sealed class OtherProcess : IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private readonly CommandCount commands = new();
    private readonly ServiceProvider services;
    private readonly List<Task> running = [];

    public OtherProcess(TestDatabase database)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSharedKeys()
            .AddSingleton<TimeProvider>(database.Clock)
            .AddCompassCore(new DataDirectory(Path.GetTempPath()), database.Postgres);
        collection.Intercept(commands);
        services = collection.BuildServiceProvider();
    }

    public int Commands => commands.Value;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>A screen of this process, which has read once and hears of every change from now on.</summary>
    public async Task<IAsyncEnumerator<WorkshopChange>> ScreenAsync(Guid workshopId)
    {
        var screen = Get<WorkshopFeed>().SubscribeAsync(workshopId).GetAsyncEnumerator();
        Assert.Equal(WorkshopChangeKind.Subscribed, await NextAsync(screen));
        return screen;
    }

    /// <summary>Begins to hear the first process, which tells from now on.</summary>
    public async Task ListenAsync(TestDatabase first, IAsyncEnumerator<WorkshopChange> screen)
    {
        running.Add(first.Get<FeedRelay>().RunAsync(stop.Token));
        running.Add(Get<FeedListener>().RunAsync(stop.Token));
        Assert.Equal(WorkshopChangeKind.Subscribed, await NextAsync(screen));
    }

    /// <summary>Begins to look for what it has not heard.</summary>
    public void LookForMissedChanges() => running.Add(Get<MissedChanges>().RunAsync(stop.Token));

    /// <summary>The next change but for a count of participants: that of phones that joined before may be heard at any time after.</summary>
    public static async Task<WorkshopChangeKind> NextAsync(IAsyncEnumerator<WorkshopChange> screen)
    {
        do
        {
            Assert.True(await screen.MoveNextAsync().AsTask().WaitAsync(Patience.Limit));
        }
        while (screen.Current.Kind == WorkshopChangeKind.ParticipantsCounted);

        return screen.Current.Kind;
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        await Task.WhenAll(running);
        stop.Dispose();
        await services.DisposeAsync();
    }

    private sealed class CommandCount : DbCommandInterceptor
    {
        private int value;

        public int Value => value;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref value);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
