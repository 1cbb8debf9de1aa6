using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Rounds;
using CioCompass.Tests.Content.Statistics;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Content.Releases;

/// <summary>The figures when a later program with other texts opens the database.</summary>
public sealed class StatisticReleaseTests : IAsyncLifetime
{
    private const string Cared = "employees-cared-for";

    private EarlierProgram earlier = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Database => earlier.Database;

    public async ValueTask InitializeAsync() => earlier = await EarlierProgram.StartAsync();

    public ValueTask DisposeAsync() => earlier.DisposeAsync();

    [Fact]
    public async Task A_figure_that_nobody_edited_gets_the_releases_words_as_its_next_version()
    {
        var before = (await StatisticsAsync()).Find(Cared)!;
        Assert.Equal((1, Verification.Agrees), (before.Version, before.Verification));

        await earlier.UpgradeAsync();

        var after = await StatisticsAsync();
        Assert.All(after.Statistics, s => Assert.Equal((2, Database.Clock.GetUtcNow().UtcDateTime), (s.Version, s.PublishedAt)));
        Assert.Equal(Verification.SecondHand, after.Find(Cared)!.Verification);
        Assert.Equal(before.Statement, after.Versions.Last(s => s.Key == Cared).Statement);
        Assert.Equal(before.Source, after.Find(Cared)!.Source);
        Assert.Equal(
            Figures(await ShippedAsync()).Select(s => s with { PublishedAt = null }),
            Figures(after).Select(s => s with { PublishedAt = null }));
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await earlier.UpgradeAsync();
        var before = await CountAsync();

        await Database.Get<ContentLoader>().LoadAsync(Cancel);

        Assert.Equal(before, await CountAsync());
        Assert.Equal((8, 8, 8, 2), before);
    }

    [Fact]
    public async Task What_an_administrator_changed_stays_theirs_language_by_language_and_the_rest_is_the_releases()
    {
        await earlier.Editor.EditStatisticAsync(Cared, body => body with
        {
            Headline = body.Headline.With("fr", "Un autre titre"),
            CheckedAgainst = "our own library",
            Source = body.Source with { Url = "https://example.org/cone" },
        });
        await earlier.Editor.PublishStatisticAsync(Cared);

        await earlier.UpgradeAsync();

        var shipped = (await ShippedAsync()).Find(Cared)!;
        var after = (await StatisticsAsync()).Find(Cared)!;
        Assert.Equal(3, after.Version);

        // A text that somebody edited gets no words of a language that came later.
        Assert.Equal(shipped.Headline.Only(EarlierProgram.Languages).With("fr", "Un autre titre"), after.Headline);
        Assert.Equal(("our own library", "https://example.org/cone"), (after.CheckedAgainst, after.Source.Url));
        Assert.Equal(
            (shipped.Statement, shipped.Verification, shipped.VerificationNote, shipped.Caution),
            (after.Statement, after.Verification, after.VerificationNote, after.Caution));
    }

    [Fact]
    public async Task A_caution_that_an_administrator_took_away_does_not_come_back()
    {
        await earlier.Editor.EditStatisticAsync(Cared, body => body with { Caution = Localized.Of("", "", "") });
        await earlier.Editor.PublishStatisticAsync(Cared);

        await earlier.UpgradeAsync();

        Assert.Null((await StatisticsAsync()).Find(Cared)!.Caution);
    }

    [Fact]
    public async Task A_figure_with_another_number_or_another_publisher_is_theirs_and_is_left_alone()
    {
        const string Social = "business-social-issues";
        await earlier.Editor.EditStatisticAsync(Cared, body => body with { Percentage = 87 });
        await earlier.Editor.EditStatisticAsync(Social, body => body with { Source = body.Source with { Publisher = "Somebody else" } });
        await earlier.Editor.PublishStatisticAsync(Cared);
        await earlier.Editor.PublishStatisticAsync(Social);
        var before = await TheirsAsync();

        await earlier.UpgradeAsync();

        Assert.Equal(before, await TheirsAsync());

        async Task<List<object>> TheirsAsync() =>
            [.. (await StatisticsAsync()).Statistics.Where(s => s.Key is Cared or Social).Select(s => new
            {
                s.Key, s.Version, s.Percentage, s.Source.Publisher, s.Verification,
                Headline = s.Headline.Only(EarlierProgram.Languages), Statement = s.Statement.Only(EarlierProgram.Languages),
            })];
    }

    [Fact]
    public async Task A_withdrawn_figure_stays_withdrawn_and_an_own_one_as_it_is()
    {
        await earlier.Editor.EditStatisticAsync(Cared, body => body with { IsWithdrawn = true });
        await earlier.Editor.PublishStatisticAsync(Cared);
        var own = (await Database.Get<StatisticDraftService>().AddAsync(Guid.NewGuid(), "Our own", earlier.Editor.Administrator, Cancel)).Draft!.Key;
        await earlier.Editor.EditStatisticAsync(own, _ => StatisticExample.Complete);
        await earlier.Editor.PublishStatisticAsync(own);

        await earlier.UpgradeAsync();

        var after = await StatisticsAsync();
        Assert.Null(after.Find(Cared));
        Assert.Equal((true, Verification.SecondHand), (after.FindLatest(Cared)!.IsWithdrawn, after.FindLatest(Cared)!.Verification));
        Assert.Equal((1, true), (after.Find(own)!.Version, after.Find(own)!.IsOwn));
    }

    [Fact]
    public async Task A_draft_that_was_begun_before_stays_and_is_outdated()
    {
        await earlier.Editor.EditStatisticAsync(Cared, body => body with { Percentage = 92 });

        await earlier.UpgradeAsync();

        var administrator = earlier.Editor.Administrator;
        var draft = (await Database.Get<StatisticDraftService>().FindAsync(Cared, administrator, Cancel)).Draft!;
        Assert.Equal(92, draft.Body.Percentage);
        var result = await Database.Get<StatisticPublisher>().PublishAsync(Cared, draft.Version, administrator, Cancel);
        Assert.Equal(PublishOutcome.Outdated, result.Outcome);
    }

    [Fact]
    public async Task A_room_that_voted_before_keeps_its_words_and_is_told_what_is_known_today()
    {
        var room = await WorkshopRoom.OpenAsync(Database);
        var guess = await room.OpenRoundAsync(Cared, RoundKind.Guess);
        await room.VoteAsync(guess, BallotValue.Guess(50), BallotValue.Guess(60), BallotValue.Guess(70));
        await room.RevealAsync(guess);
        var before = (await room.ReadAsync(guess)).Subject;

        await earlier.UpgradeAsync();

        var after = (await room.ReadAsync(guess)).Subject;
        Assert.Equal((before.Prompt, before.Room!.ComparabilityReason), (after.Prompt, after.Room!.ComparabilityReason));
        Assert.Equal((before.Statistic!.Version, before.Statistic.Statement), (after.Statistic!.Version, after.Statistic.Statement));
        Assert.Equal((Verification.Agrees, Verification.SecondHand), (before.Statistic.Verification, after.Statistic.Verification));
        var next = (await room.ViewAsync()).Agenda.First(i => i.Subject.Kind == RoundKind.Position && i.Subject.Key == Cared);
        Assert.Contains("en tant qu’individu", next.Subject.Prompt.Fr, StringComparison.Ordinal);
    }

    private static IEnumerable<StatisticView> Figures(StatisticsView statistics) => statistics.Statistics.Select(s => s with { Companions = [] });

    private static async Task<StatisticsView> ShippedAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        return await database.Get<StatisticCatalog>().CurrentAsync(Cancel);
    }

    private Task<StatisticsView> StatisticsAsync() => Database.Get<StatisticCatalog>().LatestAsync(Cancel);

    private async Task<(int Statistics, int Claims, int RoomQuestions, int QuestionSets)> CountAsync()
    {
        await using var db = Database.Open();
        return (
            await db.Statistics.CountAsync(Cancel), await db.Claims.CountAsync(Cancel), await db.RoomQuestions.CountAsync(Cancel),
            await db.QuestionSets.CountAsync(Cancel));
    }
}
