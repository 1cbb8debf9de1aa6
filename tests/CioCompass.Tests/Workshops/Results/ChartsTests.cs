using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Results;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Workshops.Joining;
using CioCompass.Web.Features.Workshops.Results;
using CioCompass.Web.Features.Workshops.Screens;

namespace CioCompass.Tests.Workshops.Results;

public sealed class ChartsTests
{
    [Fact]
    public void Bars_of_two_votes_share_one_scale()
    {
        var chart = LevelChart.Of(Tally(0, 2, 4, 0, 1), Tally(8, 0, 0, 0, 0));

        Assert.Equal([0, 25, 50, 0, 12.5, 0], chart.Rows.Select(r => r.Length));
        Assert.Equal(100, chart.Rows[0].LengthBefore);
        Assert.Equal(8, chart.Rows[0].Bar.Before);
    }

    [Fact]
    public void A_first_vote_has_no_bars_before_it()
    {
        var chart = LevelChart.Of(Tally(0, 0, 0, 0, 0), null);

        Assert.All(chart.Rows, r => Assert.Equal((0, null), (r.Length, r.Bar.Before)));
    }

    [Fact]
    public void The_axis_runs_from_0_to_100_per_cent()
    {
        Assert.Equal(StatisticAxis.Left, StatisticAxis.X(0));
        Assert.Equal(StatisticAxis.Right, StatisticAxis.X(100));
        Assert.Equal((StatisticAxis.Left + StatisticAxis.Right) / 2.0, StatisticAxis.X(50));
        Assert.Equal(["start", "middle", "end"], new[] { 3.0, 50, 93 }.Select(StatisticAxis.Anchor));
    }

    [Fact]
    public void Guesses_stand_in_steps_of_five_and_100_belongs_to_the_last()
    {
        var axis = new StatisticAxis(null!, "", "", new GuessTally([new(0, 1), new(4, 1), new(5, 1), new(95, 1), new(100, 3)], 0), null);

        var bins = axis.Bins();

        Assert.Equal([(0, 4, 2), (5, 9, 1), (95, 100, 4)], bins.Select(b => (b.From, b.To, b.Count)));
        Assert.Equal(StatisticAxis.Tallest, bins[^1].Height);
        Assert.Equal(StatisticAxis.Right, bins[^1].X + bins[^1].Width, 6);
    }

    [Theory]
    [InlineData(0.8, "strong", "0.80")]
    [InlineData(0.799, "strong", "0.80")]
    [InlineData(0.6, "fair", "0.60")]
    [InlineData(0.4, "weak", "0.40")]
    [InlineData(0.1, "none", "0.10")]
    public void The_word_for_consensus_fits_the_number_as_it_is_printed(double consensus, string word, string number)
    {
        using var english = new InCulture("en");

        Assert.Equal((word, number), (RoundTexts.ConsensusWord(consensus), RoundTexts.ConsensusNumber(consensus)));
    }

    [Fact]
    public void The_configured_address_is_the_only_choice() =>
        Assert.Equal(["https://compass.example"], Roots("https://compass.example/", "http://localhost:5080/", "192.168.1.5"));

    [Fact]
    public void On_a_laptop_its_addresses_on_the_network_come_before_its_own_name() =>
        Assert.Equal(
            ["http://192.168.1.5:5080", "http://10.0.0.2:5080", "http://localhost:5080"],
            Roots(null, "http://localhost:5080/", "192.168.1.5", "10.0.0.2"));

    [Fact]
    public void The_address_that_the_page_was_asked_for_by_comes_first_and_once() =>
        Assert.Equal(["http://10.0.0.2:5080", "http://192.168.1.5:5080"], Roots(null, "http://10.0.0.2:5080/", "192.168.1.5", "10.0.0.2"));

    [Fact]
    public void A_link_cannot_name_an_address_that_is_no_choice()
    {
        var choices = JoinAddress.Choices(null, "http://localhost:5080/", ["192.168.1.5", "10.0.0.2"]);

        Assert.Equal(choices[1], JoinAddress.Chosen(choices, "10.0.0.2:5080"));
        Assert.Equal(choices[0], JoinAddress.Chosen(choices, "evil.example"));
        Assert.Equal("http://192.168.1.5:5080/join/ABCDEFGH", choices[0].ForCode("ABCD-EFGH"));
    }

    [Theory]
    [InlineData("http://localhost:5080", false)]
    [InlineData("http://127.0.0.1:5080", false)]
    [InlineData("http://[::1]:5080", false)]
    [InlineData("http://*:5080", true)]
    [InlineData("http://0.0.0.0:5080", true)]
    public void Only_a_program_that_listens_on_the_network_offers_its_addresses_there(string listening, bool offers) =>
        Assert.Equal(offers, JoinAddress.ListensOnNetwork([listening]));

    [Fact]
    public void The_QR_code_is_drawn_within_its_quiet_zone()
    {
        var qr = QrPath.Of("http://192.168.1.5:5080/join/ABCDEFGH");

        Assert.InRange(qr.Size, 21 + 8, 60);
        Assert.StartsWith("M4 4h7v1h-7z", qr.Path);
    }

    [Fact]
    public void Time_left_is_rounded_up_and_never_below_zero()
    {
        var now = DateTime.UnixEpoch;

        Assert.Equal("1:30", Countdown.Format(Countdown.Left(now.AddSeconds(89.2), now)));
        Assert.Equal("90:05", Countdown.Format(Countdown.Left(now.AddSeconds(5405), now)));
        Assert.Equal("0:00", Countdown.Format(Countdown.Left(now.AddSeconds(-5), now)));
    }

    private static LevelTally Tally(params int[] counts) => new(counts.Sum(), counts, 0, 0, null);

    private static IEnumerable<string> Roots(string? publicUrl, string baseUri, params string[] lan) =>
        JoinAddress.Choices(publicUrl, baseUri, lan).Select(a => a.Root);
}
