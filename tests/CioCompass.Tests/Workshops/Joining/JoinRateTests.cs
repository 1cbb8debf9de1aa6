using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Workshops.Joining;

public sealed class JoinRateTests
{
    [Fact]
    public void A_room_of_ten_thousand_scans_the_code_at_once_and_nobody_waits()
    {
        using var rate = new JoinRate();
        var workshop = Guid.NewGuid();

        Assert.All(Enumerable.Range(0, 10_000), _ => Assert.Null(rate.Take(workshop, null)));
    }

    [Fact]
    public void Where_three_are_expected_a_thousand_phones_do_not_come_in_at_once_and_are_told_when_to_come_back()
    {
        using var rate = JoinRates.WithoutRefill();
        var workshop = Guid.NewGuid();

        var waits = Enumerable.Range(0, 1_000).Select(_ => rate.Take(workshop, 3)).ToList();

        Assert.Equal(JoinRate.Burst(3), waits.Count(w => w is null));
        Assert.All(waits.OfType<TimeSpan>(), w => Assert.True(w > TimeSpan.Zero));
        Assert.Null(rate.Take(Guid.NewGuid(), 3));
    }

    [Fact]
    public void As_shipped_nobody_is_asked_to_wait_longer_than_a_minute()
    {
        using var rate = new JoinRate();

        Assert.InRange(rate.Spend(Guid.NewGuid(), 1), TimeSpan.FromTicks(1), TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task After_a_while_some_more_may_join()
    {
        using var rate = new JoinRate(TimeSpan.FromMilliseconds(20));
        var workshop = Guid.NewGuid();
        rate.Spend(workshop, 3);

        await Patience.UntilAsync(() => rate.Take(workshop, 3) is null);
    }

    [Fact]
    public async Task A_phone_beyond_it_is_asked_to_come_back_and_one_that_is_here_is_not()
    {
        await using var room = await WorkshopRoom.OpenAsync(s => s.AddSingleton(JoinRates.WithoutRefill()));
        await room.Access.ExpectAsync(room.Id, 1, room.Consultant, CancellationToken.None);
        var here = await room.JoinAsync();
        room.Database.Get<JoinRate>().Spend(room.Id, 1);

        var code = (await room.ViewAsync()).JoinCode;
        var beyond = await room.Phones.JoinAsync(new JoinRequest(code, null, null, null), CancellationToken.None);

        Assert.True(Assert.IsType<JoinResult.Crowded>(beyond).RetryAfter > TimeSpan.Zero);
        Assert.IsType<JoinResult.Joined>(await room.Phones.JoinAsync(new JoinRequest(code, null, here, null), CancellationToken.None));
    }
}
