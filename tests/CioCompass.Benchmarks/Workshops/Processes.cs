namespace CioCompass.Benchmarks.Workshops;

/// <summary>The processes that serve one database, and a client whose requests go to each in turn, as a proxy without stickiness sends them.</summary>
public sealed class Processes : IAsyncDisposable
{
    private readonly List<ServerProcess> servers;

    private Processes(List<ServerProcess> servers)
    {
        this.servers = servers;
        Client = WorkshopLoad.Client(servers[0].Address, new InTurn(servers.ConvertAll(s => s.Address)));
        First = WorkshopLoad.Client(servers[0].Address);
    }

    public HttpClient Client { get; }

    /// <summary>Goes to the first process only, as a browser with an open page does.</summary>
    public HttpClient First { get; }

    /// <summary>Seconds of processor time so far, of all together.</summary>
    public double ProcessorSeconds => servers.Sum(s => s.ProcessorSeconds);

    /// <summary>Most that one of them has had in memory at once, in MB.</summary>
    public double PeakMegabytes => servers.Max(s => s.PeakMegabytes);

    public static async Task<Processes> StartAsync(BenchmarkData data, int count)
    {
        var servers = new List<ServerProcess>();
        for (var number = 1; number <= count; number++)
        {
            var own = number == 1 ? data.Directory.Root : Path.Combine(data.Directory.Root, $"process-{number}");
            servers.Add(await ServerProcess.StartAsync(own, settings: data.Settings));
        }

        return new Processes(servers);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        First.Dispose();
        foreach (var server in servers)
        {
            await server.DisposeAsync();
        }
    }

    private sealed class InTurn(IReadOnlyList<Uri> addresses) : DelegatingHandler
    {
        private int next = -1;

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var address = addresses[(int)((uint)Interlocked.Increment(ref next) % (uint)addresses.Count)];
            request.RequestUri = new Uri(address, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
