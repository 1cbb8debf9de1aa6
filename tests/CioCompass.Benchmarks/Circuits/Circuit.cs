using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>
/// One open page of a browser, as far as the server can tell: negotiates, starts a circuit from the prerendered page, acknowledges every
/// render batch, answers calls of JavaScript, and raises events.
/// </summary>
public sealed class Circuit : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>The kind of result of a call that asks for an object of JavaScript, as for a module.</summary>
    private const long ObjectReference = 1;

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1);
    private readonly CancellationTokenSource end = new();
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource rendered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<long> interop = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task receiving = Task.CompletedTask;
    private int calls;

    private Circuit()
    {
    }

    /// <summary>Raised for each batch, one after the other, before it is acknowledged.</summary>
    public event Action<RenderBatch>? Rendered;

    /// <summary>Failure that ended the circuit before its time; null while it lives.</summary>
    public string? Failure { get; private set; }

    /// <param name="client">With the address of the server; its cookies are in <paramref name="cookies"/>.</param>
    /// <param name="cookies">The request header, empty for nobody.</param>
    /// <param name="rendered">Sees the batches from the first on.</param>
    public static async Task<Circuit> OpenAsync(HttpClient client, string path, string cookies, Action<RenderBatch>? rendered = null)
    {
        var page = new PrerenderedPage(await SendAsync(client, HttpMethod.Get, path, cookies));
        var negotiated = JsonNode.Parse(await SendAsync(client, HttpMethod.Post, "/_blazor/negotiate?negotiateVersion=1", cookies))!;
        var circuit = new Circuit();
        circuit.Rendered += rendered;
        await circuit.ConnectAsync(client.BaseAddress!, (string)negotiated["connectionToken"]!, cookies);
        await circuit.StartAsync(new Uri(client.BaseAddress!, path), page);
        return circuit;
    }

    /// <summary>Raises an event, without waiting for what it does.</summary>
    /// <param name="handler">As the last batch named it.</param>
    public async Task RaiseAsync(long handler, string eventName, object arguments)
    {
        var descriptor = new { eventHandlerId = handler, eventName, eventFieldInfo = (object?)null };
        await CallAsync(
            "BeginInvokeDotNetFromJS", $"{++calls}", null, "DispatchEventAsync", await interop.Task, JsonSerializer.Serialize<object[]>([descriptor, arguments]));
    }

    /// <summary>Says goodbye as a browser does when a page is left; without it the server keeps the circuit for three minutes, in case it comes back.</summary>
    public async Task LeaveAsync(HttpClient client)
    {
        using var form = new MultipartFormDataContent { { new StringContent(await started.Task), "circuitId" } };
        using var answer = await client.PostAsync("/_blazor/disconnect", form);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        socket.Abort();
        await receiving;
        socket.Dispose();
        end.Dispose();
        sending.Dispose();
    }

    private static async Task<string> SendAsync(HttpClient client, HttpMethod method, string path, string cookies)
    {
        using var request = new HttpRequestMessage(method, path);
        if (cookies.Length > 0)
        {
            request.Headers.Add("Cookie", cookies);
        }

        using var response = await client.SendAsync(request);
        return await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    private async Task ConnectAsync(Uri address, string token, string cookies)
    {
        socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        if (cookies.Length > 0)
        {
            socket.Options.SetRequestHeader("Cookie", cookies);
        }

        await socket.ConnectAsync(new Uri($"ws://{address.Authority}/_blazor?id={Uri.EscapeDataString(token)}"), end.Token);
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, end.Token);
        receiving = ReceiveAsync();
    }

    private async Task StartAsync(Uri address, PrerenderedPage page)
    {
        var root = address.GetLeftPart(UriPartial.Authority) + "/";
        await SendAsync(BlazorPackWriter.Invocation("0", "StartCircuit", root, address.ToString(), "[]", page.ApplicationState));
        await started.Task.WaitAsync(Patience);
        await CallAsync("UpdateRootComponents", page.AddAll(), page.ApplicationState);
        await rendered.Task.WaitAsync(Patience);
        await interop.Task.WaitAsync(Patience);
    }

    private Task CallAsync(string target, params object?[] arguments) => SendAsync(BlazorPackWriter.Invocation(null, target, arguments));

    private async Task SendAsync(byte[] message)
    {
        await sending.WaitAsync(end.Token);
        try
        {
            await socket.SendAsync(message, WebSocketMessageType.Binary, true, end.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task ReceiveAsync()
    {
        try
        {
            var handshake = true;
            using var waiting = new MemoryStream();
            var buffer = new byte[32 * 1024];
            while (await socket.ReceiveAsync(buffer, end.Token) is { MessageType: not WebSocketMessageType.Close } part)
            {
                waiting.Write(buffer, 0, part.Count);
                ReadOnlyMemory<byte> rest = waiting.ToArray();
                if (handshake && rest.Span.IndexOf((byte)0x1E) is >= 0 and var handshakeEnd)
                {
                    handshake = false;
                    rest = rest[(handshakeEnd + 1)..];
                }

                while (!handshake && BlazorPackReader.TryRead(ref rest, out var message))
                {
                    await HandleAsync(message);
                }

                waiting.SetLength(0);
                waiting.Write(rest.Span);
            }

            Fail("The server closed the connection.");
        }
        catch (Exception e) when (end.IsCancellationRequested && e is OperationCanceledException or WebSocketException or ObjectDisposedException)
        {
            // The page is closed.
        }
        catch (Exception e)
        {
            Fail(e.Message);
        }
    }

    private async Task HandleAsync(object?[] message)
    {
        switch (message)
        {
            case [3L, _, _, 3L, string id]:
                started.TrySetResult(id);
                break;
            case [3L, ..]:
                Fail($"StartCircuit was answered with {message[^1]}.");
                break;
            case [6L]:
                await SendAsync(BlazorPackWriter.Ping());
                break;
            case [7L, ..]:
                Fail($"The server closed the connection: {message.ElementAtOrDefault(1)}");
                break;
            case [1L, _, _, string target, object?[] arguments, ..]:
                await CalledAsync(target, arguments);
                break;
        }
    }

    private async Task CalledAsync(string target, object?[] arguments)
    {
        switch (target)
        {
            case "JS.RenderBatch":
                Rendered?.Invoke(new RenderBatch((byte[])arguments[1]!));
                await CallAsync("OnRenderCompleted", (long)arguments[0]!, null);
                rendered.TrySetResult();
                break;
            case "JS.BeginInvokeJS":
                await AnswerAsync((long)arguments[0]!, (string)arguments[1]!, (string)arguments[2]!, (long)arguments[3]!);
                break;
            case "JS.Error":
                Fail($"{arguments[0]}");
                break;
        }
    }

    /// <summary>Every call of JavaScript has its answer, or the component would wait for it: nothing, or an object that is never looked into.</summary>
    private async Task AnswerAsync(long handle, string identifier, string arguments, long resultKind)
    {
        if (identifier.EndsWith("attachWebRendererInterop", StringComparison.Ordinal))
        {
            interop.TrySetResult((long)JsonNode.Parse(arguments)![1]!["__dotNetObject"]!);
        }

        if (handle != 0)
        {
            var result = resultKind == ObjectReference ? $"{{\"__jsObjectId\":{handle}}}" : "null";
            await CallAsync("EndInvokeJSFromDotNet", handle, true, $"[{handle},true,{result}]");
        }
    }

    private void Fail(string reason)
    {
        Failure ??= reason;
        var failure = new InvalidOperationException(reason);
        started.TrySetException(failure);
        rendered.TrySetException(failure);
        interop.TrySetException(failure);
    }
}
