using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Participants;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Workshops.Ballots;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops;

/// <summary>Several workshops share the pages of one file: closing a round of one erases its keys though those of others stay.</summary>
public sealed class SeveralRoomsTests : IAsyncLifetime
{
    private const int Rooms = 4;
    private const int Phones = 40;

    private WorkshopRoom room = null!;

    public async ValueTask InitializeAsync() => room = await WorkshopRoom.OpenAsync();

    public ValueTask DisposeAsync() => room.DisposeAsync();

    [Fact]
    public async Task Rounds_that_are_open_at_the_same_time_are_erased_one_by_one()
    {
        var workshops = new List<Guid> { room.Id };
        foreach (var number in Enumerable.Range(2, Rooms - 1))
        {
            var created = await room.Database.Get<AssessmentService>().CreateAsync(
                new NewAssessment(room.Organisation.Id, $"Room {number}", new DateOnly(2026, 3, 2), null), room.Consultant, CancellationToken.None);
            workshops.Add((await room.Workshops.StartAsync(created.Id!.Value, room.Consultant, CancellationToken.None)).WorkshopId!.Value);
        }

        var tokens = new Dictionary<Guid, List<string>>();
        foreach (var workshop in workshops)
        {
            tokens[workshop] = await JoinAsync(workshop);
        }

        foreach (var item in Enumerable.Range(0, 3))
        {
            var open = new List<(Guid Round, List<byte[]> Traces)>();
            foreach (var workshop in workshops)
            {
                open.Add(await VoteAsync(workshop, tokens[workshop], item));
            }

            foreach (var (round, traces) in open.OrderBy(_ => Guid.NewGuid()))
            {
                await room.CloseAsync(round);
                Assert.Empty(FileTraces.Of(room, traces));
            }
        }
    }

    private async Task<List<string>> JoinAsync(Guid workshop)
    {
        var code = (await room.Workshops.FindAsync(workshop, room.Consultant, CancellationToken.None))!.JoinCode;
        var tokens = new List<string>();
        foreach (var _ in Enumerable.Range(0, Phones))
        {
            var joined = await room.Phones.JoinAsync(new JoinRequest(code, null, null, null), CancellationToken.None);
            tokens.Add(Assert.IsType<JoinResult.Joined>(joined).Token);
        }

        return tokens;
    }

    private async Task<(Guid Round, List<byte[]> Traces)> VoteAsync(Guid workshop, List<string> tokens, int item)
    {
        var view = await room.Workshops.FindAsync(workshop, room.Consultant, CancellationToken.None);
        var round = view!.Agenda.Where(i => i.Subject.Kind == RoundKind.Position).ElementAt(item).RoundId;
        await room.Rounds.OpenAsync(round, TimeSpan.FromMinutes(5), room.Consultant, CancellationToken.None);
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.Agree)));
        await Task.WhenAll(tokens.Select(t => room.VoteAsync(t, round, BallotValue.DontKnow, sequence: 2)));
        return (round, await FileTraces.CollectAsync(room, round));
    }
}
