using System.Diagnostics;
using CioCompass.Benchmarks.Circuits;
using CioCompass.Benchmarks.Table;
using CioCompass.Benchmarks.Workshops;

namespace CioCompass.Benchmarks.Soak;

/// <summary>Those who use the server at the same time, each in a loop of its own until the end.</summary>
public sealed class Visitors(HttpClient client, string cookies, Tally tally, CancellationToken end)
{
    private const int AnswersInVisit = 12;

    /// <summary>Reads the dashboard, again and again.</summary>
    public Task ReadAsync() => RepeatAsync(TimeSpan.FromMilliseconds(500), () => TimedAsync(() => Load.GetAsync(client, "/", cookies)));

    /// <summary>Exports a report in one format after the other.</summary>
    public Task ExportAsync(Guid assessment)
    {
        string[] formats = ["pdf", "xlsx", "docx", "pptx", "csv"];
        var next = 0;
        return RepeatAsync(
            TimeSpan.FromSeconds(15), () => Load.GetAsync(client, $"/assessments/{assessment}/report.{formats[next++ % formats.Length]}?language=nl", cookies));
    }

    public Task SignInAsync() => RepeatAsync(TimeSpan.FromSeconds(10), () => SignedIn.CookiesAsync(client));

    /// <summary>Opens the checklist, answers some questions, leaves, and comes back.</summary>
    public Task AnswerAsync(Guid assessment)
    {
        var click = 0;
        return RepeatAsync(TimeSpan.FromSeconds(1), async () =>
        {
            var buttons = new LevelButtons();
            await using var circuit = await Circuit.OpenAsync(client, $"/assessments/{assessment}", cookies, buttons.Read);
            for (var time = 0; time < AnswersInVisit && !end.IsCancellationRequested; time++)
            {
                await CircuitRows.AnswerAsync(circuit, buttons, tally.Current, click++, times: 1);
            }

            await circuit.LeaveAsync(client);
        });
    }

    /// <summary>A room of phones: each joins, listens, votes twice, and fetches the page again.</summary>
    public Task VoteAsync(string joinCode, int phones, TimeSpan span) => Task.WhenAll(Enumerable.Range(0, phones).Select(async _ =>
    {
        using var leave = CancellationTokenSource.CreateLinkedTokenSource(end);
        var phone = new LoadPhone(client);
        var listening = Task.CompletedTask;
        try
        {
            await Task.Delay(Random.Shared.NextDouble() * span / 3, end);
            await phone.JoinAsync(joinCode);
            listening = phone.ListenAsync(() => { }, leave.Token);
            for (var vote = 0; vote < 2; vote++)
            {
                await Task.Delay(Random.Shared.NextDouble() * span / 4, end);
                await TimedAsync(() => phone.VoteAsync(Random.Shared.Next(1, 6), leave.Token));
            }

            await phone.RoomAsync();
        }
        catch (Exception e) when (!end.IsCancellationRequested)
        {
            tally.Fail($"phone: {e.Message}");
        }
        catch (Exception)
        {
            // The soak is over.
        }

        await leave.CancelAsync();
        await listening.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        for (var error = 0; error < phone.Errors && !end.IsCancellationRequested; error++)
        {
            tally.Fail("ballot sent again");
        }
    }));

    private async Task TimedAsync(Func<Task> act)
    {
        var watch = Stopwatch.StartNew();
        await act();
        tally.Current.Add(watch.Elapsed);
    }

    private async Task RepeatAsync(TimeSpan pause, Func<Task> act)
    {
        while (!end.IsCancellationRequested)
        {
            try
            {
                await act();
                await Task.Delay(pause, end);
            }
            catch (Exception) when (end.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                tally.Fail($"{e.GetType().Name}: {e.Message}");
                await Task.Delay(pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
