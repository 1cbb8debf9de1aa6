using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>
/// A relay in front of the program that holds back every byte, in order, for half of <see cref="RoundTrip"/> each way: the network of a
/// hotel, on one machine.
/// </summary>
public sealed class DelayProxy : IAsyncDisposable
{
    /// <summary>Round trip from a hotel, or from another continent.</summary>
    public static readonly TimeSpan Hotel = TimeSpan.FromMilliseconds(300);

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly Uri program;
    private readonly List<TcpClient> open = [];
    private readonly Task accepting;

    public DelayProxy(string address)
    {
        program = new Uri(address);
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        accepting = AcceptAsync();
    }

    public string Address { get; }

    /// <summary>Of what is sent from now on.</summary>
    public TimeSpan RoundTrip { get; set; }

    /// <summary>Nothing gets through, and nobody is told: a lift.</summary>
    public bool IsDeaf { get; set; }

    /// <summary>Every new connection is closed at once.</summary>
    public bool IsDown { get; set; }

    /// <summary>Closes every connection; what was on its way is lost.</summary>
    public void Cut()
    {
        lock (open)
        {
            open.ForEach(c => c.Close());
            open.Clear();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        await accepting;
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        var relays = new List<Task>();
        try
        {
            while (true)
            {
                relays.Add(RelayAsync(await listener.AcceptTcpClientAsync(ended.Token)));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(relays);
        }
    }

    private async Task RelayAsync(TcpClient browser)
    {
        using var near = browser;
        using var far = new TcpClient { NoDelay = true };
        near.NoDelay = true;
        if (IsDown)
        {
            return;
        }

        lock (open)
        {
            open.AddRange([near, far]);
        }

        try
        {
            await far.ConnectAsync(program.Host, program.Port, ended.Token);
            await Task.WhenAny(PumpAsync(near, far), PumpAsync(far, near));
        }
        catch (Exception e) when (IsOver(e))
        {
            // The program is away, or the test is over: the browser finds its connection closed.
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to)
    {
        var held = Channel.CreateUnbounded<(long Sent, TimeSpan Delay, byte[] Bytes)>();
        var delivering = DeliverAsync(held.Reader, to.GetStream());
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, ended.Token) is > 0 and var read)
            {
                held.Writer.TryWrite((Stopwatch.GetTimestamp(), RoundTrip / 2, buffer[..read]));
            }
        }
        catch (Exception e) when (IsOver(e))
        {
            // As if it had ended by itself.
        }

        held.Writer.Complete();
        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(long Sent, TimeSpan Delay, byte[] Bytes)> held, NetworkStream to)
    {
        try
        {
            await foreach (var (sent, delay, bytes) in held.ReadAllAsync(ended.Token))
            {
                if (delay - Stopwatch.GetElapsedTime(sent) is { Ticks: > 0 } left)
                {
                    await Task.Delay(left, ended.Token);
                }

                if (!IsDeaf)
                {
                    await to.WriteAsync(bytes, ended.Token);
                }
            }
        }
        catch (Exception e) when (IsOver(e))
        {
            // Nobody is there to take it.
        }
    }

    private static bool IsOver(Exception e) => e is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
