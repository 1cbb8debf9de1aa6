using System.Data.Common;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops;

/// <summary>A screen costs the same number of queries however long the workshop has been going on.</summary>
public sealed class QueryCountTests : IAsyncLifetime
{
    private readonly Counting counting = new();
    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync(
        services => services.Intercept(counting));

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Every_view_takes_a_constant_number_of_queries()
    {
        var token = await room.JoinAsync();
        await PlayAsync("initiatives", attempts: 1);
        var early = await CountAllAsync(token);

        await PlayAsync("customer-bond", attempts: 3);
        await PlayAsync("innovation-technology", attempts: 3);
        var late = await CountAllAsync(token);

        Assert.Equal(early, late);
        Assert.All(late[..^1], count => Assert.InRange(count, 1, 8));

        // What the first look has read is known for as long as nothing is committed, where the database tells.
        Assert.InRange(late[^1], 0, 2);
    }

    [Fact]
    public async Task No_query_of_a_phone_or_a_ballot_reads_a_whole_table()
    {
        // The plans of SQLite, which are the same for few rows and for many.
        await using var file = await TestDatabase.InFileAsync();
        await using var db = file.Open();
        var hash = SecretToken.Hash(SecretToken.Create());
        var round = await room.RoundAsync("initiatives");
        IQueryable[] queries =
        [
            db.Participants.Where(p => p.TokenHash == hash),
            db.Participants.Where(p => p.WorkshopId == room.Id),
            db.Workshops.Where(w => w.JoinCode == "ABCDEFGH"),
            db.OpenBallots.Where(b => b.RoundId == round && b.VoterKey == hash),
            db.BallotCounts.Where(b => b.RoundId == round),
            db.Rounds.Where(r => r.Status == RoundStatus.Open && r.TimerEndsAt != null),
            db.Rounds.Where(r => r.WorkshopId == room.Id),
        ];

        foreach (var query in queries)
        {
            var plan = await PlanAsync(db, query);
            Assert.DoesNotContain("SCAN", plan, StringComparison.Ordinal);
            Assert.Contains("INDEX", plan, StringComparison.Ordinal);
        }
    }

    private async Task PlayAsync(string question, int attempts)
    {
        var round = await room.OpenRoundAsync(question);
        for (var attempt = 1; ; attempt++)
        {
            await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(4), BallotValue.Level(4));
            await room.RevealAsync(round);
            if (attempt == attempts)
            {
                return;
            }

            round = (await room.Rounds.ReopenAsync(round, null, room.Consultant, CancellationToken.None)).RoundId!.Value;
        }
    }

    /// <summary>Queries of: list, facilitator, projector, count, history, agreements, phone.</summary>
    private async Task<int[]> CountAllAsync(string token)
    {
        var current = (await room.ViewAsync()).CurrentRoundId!.Value;
        Func<Task>[] views =
        [
            () => room.Workshops.ListAsync(room.Consultant, CancellationToken.None),
            () => room.ViewAsync(),
            () => room.ReadAsync(current),
            () => room.Reader.CountAsync(current, room.Consultant, CancellationToken.None),
            () => room.Reader.HistoryAsync(room.AssessmentId, room.Consultant, CancellationToken.None),
            () => room.Database.Get<AgreementService>().ListAsync(room.AssessmentId, room.Consultant, CancellationToken.None),
            () => room.Phones.ViewAsync(token, CancellationToken.None),
        ];
        var counts = new List<int>();
        foreach (var view in views)
        {
            // The first call fills the catalogues.
            await view();
            var before = counting.Commands;
            await view();
            counts.Add(counting.Commands - before);
        }

        return [.. counts];
    }

    private static async Task<string> PlanAsync(DbContext db, IQueryable query)
    {
        await using var command = query.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await db.Database.OpenConnectionAsync();
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    }

    /// <summary>Beside the program's own configuration, so that the services under test stay those of the program.</summary>
    private sealed class Counting : DbCommandInterceptor
    {
        private int commands;

        public int Commands => commands;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Interlocked.Increment(ref commands);
            return base.ReaderExecutingAsync(command, eventData, result, cancellationToken);
        }
    }
}
