using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Participants;

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
        using var rate = new JoinRate();
        var workshop = Guid.NewGuid();

        var waits = Enumerable.Range(0, 1_000).Select(_ => rate.Take(workshop, 3)).ToList();

        // What is given back while this runs depends on the machine: a second gives one.
        Assert.InRange(waits.Count(w => w is null), JoinRate.Burst(3), JoinRate.Burst(3) + 300);
        Assert.All(waits.OfType<TimeSpan>(), w => Assert.True(w > TimeSpan.Zero));
        Assert.Null(rate.Take(Guid.NewGuid(), 3));
    }

    [Fact]
    public async Task A_phone_beyond_it_is_asked_to_come_back_and_one_that_is_here_is_not()
    {
        await using var room = await WorkshopRoom.OpenAsync();
        await room.Access.ExpectAsync(room.Id, 1, room.Consultant, CancellationToken.None);
        var here = await room.JoinAsync();
        var rate = room.Database.Get<JoinRate>();
        while (rate.Take(room.Id, 1) is null)
        {
            // Until nothing is left.
        }

        var code = (await room.ViewAsync()).JoinCode;
        var beyond = await room.Phones.JoinAsync(new JoinRequest(code, null, null, null), CancellationToken.None);

        Assert.True(Assert.IsType<JoinResult.Crowded>(beyond).RetryAfter > TimeSpan.Zero);
        Assert.IsType<JoinResult.Joined>(await room.Phones.JoinAsync(new JoinRequest(code, null, here, null), CancellationToken.None));
    }
}
