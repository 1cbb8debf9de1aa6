using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using CioCompass.EndToEndTests.Support.Browsers;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Faults;

/// <summary>The published program, killed in the middle of writing.</summary>
public sealed class KilledTests(BrowserFixture fixture)
{
    private const int Phones = 4;

    /// <summary>Of the agenda: a question, which takes the levels 1 to 5.</summary>
    private const int Question = 2;

    /// <summary>Each phone counts from a multiple of this, so that a row of the secret ballot tells which phone's it is.</summary>
    private const int PhoneStep = 10_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideFact]
    public async Task Twenty_kills_during_ballots_and_answers_lose_nothing_that_was_acknowledged()
    {
        await using var room = await WorkshopRoom.OpenAsync(fixture.Browser, phones: 0);
        await room.ChooseAsync(Question);
        await room.OpenVoteAsync();
        var app = room.App;
        (room.Facilitator.ServerMayBeAway, room.Projector.ServerMayBeAway) = (true, true);
        var phones = new List<Phone>();
        for (var n = 1; n <= Phones; n++)
        {
            phones.Add(await Phone.JoinAsync(app, room.Code, n * PhoneStep));
        }

        using var consultant = new Outsider(app);
        await consultant.SignInAsync();
        var answers = await consultant.ReadAsync(room.AssessmentAddress + "/report.json");
        var imported = new ConcurrentDictionary<string, int>();
        var live = new LiveAnswers(consultant.Client, $"{room.AssessmentAddress}?theme=inventory", Level(room));

        for (var round = 1; round <= 20; round++)
        {
            using var power = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
            var (ballotsBefore, importsBefore, answersBefore) = (phones.Sum(p => p.Acknowledged), imported.Count, live.Acknowledged);
            var cookies = consultant.CookieHeader;
            var streams = phones.Select(p => Task.Run(() => UntilItFailsAsync(p.VoteAsync, power.Token), Cancel))
                .Append(Task.Run(() => UntilItFailsAsync(() => ImportAsync(consultant, answers, imported), power.Token), Cancel))
                .Append(Task.Run(() => live.AnswerAsync(cookies, power.Token), Cancel)).ToList();
            await WaitAsync(
                () => phones.Sum(p => p.Acknowledged) >= ballotsBefore + (5 * Phones) && imported.Count > importsBefore && live.Acknowledged > answersBefore + 1,
                streams);
            await Task.Delay(round * 3, Cancel);

            await app.KillAsync();
            await power.CancelAsync();
            await Task.WhenAll(streams);
            await app.RestartAsync();

            Assert.Equal(["ok"], DatabaseFile.Query(app, "PRAGMA integrity_check"));
            Assert.Empty(DatabaseFile.Query(app, "PRAGMA foreign_key_check"));
            var stored = DatabaseFile.Query(app, "SELECT Sequence FROM OpenBallots").Select(s => int.Parse(s, CultureInfo.InvariantCulture)).ToList();
            Assert.Equal(Phones, stored.Count);
            Assert.All(phones, p => Assert.InRange(stored.Single(s => s / PhoneStep == p.First / PhoneStep), p.Last, p.Sent));
            Assert.Contains(Level(room), (int[])[live.Last, live.Sent]);
            var whole = DatabaseFile.Query(app, "SELECT lower(a.Id) FROM Assessments a WHERE (SELECT count(*) FROM Responses r WHERE r.AssessmentId = a.Id) > 0");
            Assert.Empty(imported.Keys.Except(whole));
        }

        phones.ForEach(p => p.Dispose());
    }

    /// <summary>Level stored for the first question of the checklist.</summary>
    private static int Level(WorkshopRoom room) => (int)DatabaseFile.Count(room.App, $"""
        SELECT r.Level FROM Responses r JOIN Questions q ON q.Id = r.QuestionId
        WHERE lower(r.AssessmentId) = '{room.AssessmentAddress[^36..]}' AND q.Key = 'initiatives'
        """);

    /// <summary>The same answers as an assessment of its own.</summary>
    private static async Task ImportAsync(Outsider consultant, string answers, ConcurrentDictionary<string, int> imported)
    {
        using var response = await consultant.UploadAsync(new StringContent(ImportFile.AsAnother(answers)));
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        var address = response.Headers.Location!.ToString();
        Assert.Contains("result=imported", address, StringComparison.Ordinal);
        imported[address[^36..]] = 1;
    }

    private static async Task UntilItFailsAsync(Func<Task> write, CancellationToken power)
    {
        try
        {
            while (!power.IsCancellationRequested)
            {
                await write();
            }
        }
        catch (HttpRequestException)
        {
            // The kill.
        }
    }

    private static async Task WaitAsync(Func<bool> reached, List<Task> streams)
    {
        while (!reached())
        {
            // A stream that ended before the kill has failed, and says how.
            if (streams.Find(s => s.IsCompleted) is { } ended)
            {
                await ended;
                Assert.Fail("The program ended by itself.");
            }

            await Task.Delay(5, Cancel);
        }
    }

    private sealed class Phone(Outsider outsider, Dictionary<string, string> fields, int first) : IDisposable
    {
        private int sent;

        public int First { get; } = first;

        /// <summary>Sequence of the last ballot that was answered with "received".</summary>
        public int Last { get; private set; }

        /// <summary>Sequence of the last ballot that went out, which may or may not have been stored.</summary>
        public int Sent { get; private set; }

        public int Acknowledged { get; private set; }

        public static async Task<Phone> JoinAsync(RunningApp app, string code, int first)
        {
            var outsider = new Outsider(app);
            using var joined = await outsider.SubmitAsync("/join", "join", ("Input.Code", code));
            Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
            return new Phone(outsider, await outsider.FieldsAsync("/join/room", "ballot"), first);
        }

        public async Task VoteAsync()
        {
            var sequence = First + ++sent;
            Sent = sequence;
            var ballot = new { roundId = fields["Input.RoundId"], key = Guid.NewGuid(), sequence, choice = $"{(sequence % 5) + 1}" };
            using var response = await outsider.PostAsync("/join/ballot", JsonContent.Create(ballot), fields["__RequestVerificationToken"]);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Last = sequence;
            Acknowledged++;
        }

        public void Dispose() => outsider.Dispose();
    }
}
