using System.IO.Pipelines;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops.Phones.Streams;

namespace CioCompass.Tests.Workshops.Phones.Streams;

/// <summary>A phone that listens, without the network between.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly Pipe pipe = new();
    private readonly CancellationTokenSource gone = new();
    private readonly StreamReader reader;

    public Listener(PhoneStreams streams, Guid workshopId)
    {
        reader = new StreamReader(pipe.Reader.AsStream());
        Ended = streams.HoldAsync(workshopId, pipe.Writer, gone.Token);
    }

    public Task Ended { get; }

    /// <returns>The name of the next event.</returns>
    public async Task<string> NextAsync()
    {
        const string name = "event: ";
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience.Limit, TestContext.Current.CancellationToken) is { } line)
        {
            if (line.StartsWith(name, StringComparison.Ordinal))
            {
                return line[name.Length..];
            }
        }

        throw new InvalidOperationException("The stream has ended.");
    }

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        await Ended;
        reader.Dispose();
        gone.Dispose();
    }
}
