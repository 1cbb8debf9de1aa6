using System.Net.WebSockets;
using CioCompass.Benchmarks.Circuits;

namespace CioCompass.EndToEndTests.Faults;

/// <summary>
/// Answers the first question of a page of the checklist over a circuit, as a browser does: one level after another, each when the page shows
/// the last as saved.
/// </summary>
/// <param name="level">That is stored already.</param>
public sealed class LiveAnswers(HttpClient client, string address, int level)
{
    /// <summary>The last level that the page showed as saved.</summary>
    public int Last { get; private set; } = level;

    /// <summary>The last level that was clicked, which may or may not have been stored.</summary>
    public int Sent { get; private set; } = level;

    public int Acknowledged { get; private set; }

    /// <summary>Opens the page and answers until the power goes.</summary>
    public async Task AnswerAsync(string cookies, CancellationToken power)
    {
        try
        {
            var buttons = new LevelButtons();
            await using var circuit = await Circuit.OpenAsync(client, address, cookies, buttons.Read);
            await Patience.UntilAsync(() => buttons.Questions > 0 || power.IsCancellationRequested);

            while (!power.IsCancellationRequested)
            {
                // Never the level that is stored: choosing that again would show nothing.
                Sent = (Sent % 5) + 1;
                var saved = buttons.NextSaved();
                await circuit.RaiseAsync(buttons.Handler(0, Sent), "change", new { value = $"{Sent}" });
                await saved.WaitAsync(Patience.Limit, power);
                (Last, Acknowledged) = (Sent, Acknowledged + 1);
            }
        }
        catch (Exception e) when (power.IsCancellationRequested && (e is OperationCanceledException or WebSocketException or HttpRequestException or InvalidOperationException))
        {
            // The kill.
        }
    }
}
