using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Core.Reports;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Tests.Workshops;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports;

public sealed class ReportServiceTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task A_report_holds_each_question_with_its_answer_votes_reason_dissent_figure_and_actions()
    {
        var report = await example.ReadAsync();

        var question = report.Questions.Single(q => q.Key == ReportExample.Question);
        Assert.Equal("level 3: defined", question.AnswerText, ignoreCase: true);
        Assert.Equal((ReportExample.Rationale, ReportExample.MinorityView), (question.Agreed!.Rationale, question.Agreed.MinorityView));
        Assert.Equal([1, 2], question.Rounds.Select(r => r.Round.Attempt));
        Assert.Equal([0, 1, 3, 1, 0], question.Rounds[1].Levels!.Counts);
        Assert.Contains("5 votes with a level; consensus strong (0.83), median 3", question.Rounds[1].Sentence, StringComparison.Ordinal);
        Assert.Equal([ReportExample.Statistic], question.Statistics.Select(f => f.Key));
        var action = Assert.Single(question.Actions);
        Assert.Equal((ReportExample.ActionTitle, true), (action.Title, action.IsOverdue));
    }

    /// <summary>In the evening in America it is the next day in UTC already, whatever the time is where the program runs.</summary>
    [Fact]
    public async Task Days_of_the_report_are_the_readers_and_it_says_in_which_zone()
    {
        var clock = example.Database.Clock;
        clock.SetUtcNow(new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date.AddHours(25), TimeSpan.Zero));
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("east", TimeSpan.FromHours(9), "east", "east"));
        using var reader = new InZone("America/New_York");

        var report = await example.ReadAsync();

        Assert.EndsWith("2 March 2026, 20:00 (America/New_York)", report.Cover.MadeAtText, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 3, 2), report.Cover.MadeOn);
        Assert.Contains(report.Method, note => note.Text.Contains("America/New_York", StringComparison.Ordinal));
        Assert.Contains("2 March 2026", report.Questions.Single(q => q.Key == ReportExample.Question).Agreed!.RecordedText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_carries_its_citation_and_what_the_room_said_to_it_with_the_word_on_comparability()
    {
        var report = await example.ReadAsync();

        Assert.Equal(4, report.Statistics.Count);
        Assert.All(report.Statistics, f => Assert.Contains(f.Source, f.Citation, StringComparison.Ordinal));
        var room = report.Statistics.Single(f => f.Key == ReportExample.Statistic).Room!;
        Assert.Equal((5, 5), (room.Guesses!.Total, room.Position!.Base));
        Assert.Contains("n = 5", room.PositionSentence, StringComparison.Ordinal);
        Assert.NotEmpty(room.Comparability);
        Assert.NotEmpty(room.ComparabilityReason);
        Assert.All(report.Statistics.Where(f => f.Key != ReportExample.Statistic), f => Assert.Null(f.Room));
    }

    [Theory]
    [InlineData("nl", "Gehouden op")]
    [InlineData("fr", "Réalisée le")]
    [InlineData("en", "Held on")]
    public async Task A_report_is_in_the_language_that_is_asked_for_and_leaves_that_of_the_caller(string language, string heldOn)
    {
        var before = CultureInfo.CurrentUICulture;

        var report = await example.ReadAsync(language);

        Assert.StartsWith(heldOn, report.Cover.HeldOnText, StringComparison.Ordinal);
        Assert.Equal(language, report.Culture.TwoLetterISOLanguageName);
        Assert.Equal(before, CultureInfo.CurrentUICulture);
    }

    [Fact]
    public async Task The_summary_says_what_was_agreed_what_is_open_and_what_is_to_be_done()
    {
        var report = await example.ReadAsync();

        Assert.Contains(report.Summary, s => s.StartsWith("Overall", StringComparison.Ordinal));
        Assert.Contains("Agreed in the workshop: 1 of 12 questions; with a minority view: 1.", report.Summary);
        Assert.Contains("Actions: 4; open: 3; done: 1; overdue: 2. Open since earlier assessments: 2.", report.Summary);
    }

    [Fact]
    public async Task A_vote_below_the_minimum_count_is_said_to_be_withheld_and_shows_no_number_of_it()
    {
        var room = await WorkshopRoom.OverAsync(example.Database, example.Consultant, example.AssessmentId);
        var round = await room.OpenRoundAsync("customer-bond");
        await room.VoteAsync(round, BallotValue.Level(1), BallotValue.Level(5));
        await room.RevealAsync(round);

        var report = await example.ReadAsync();

        var vote = Assert.Single(report.Questions.Single(q => q.Key == "customer-bond").Rounds);
        Assert.Null(vote.Levels);
        Assert.Equal("Not shown: fewer than 3 people gave an answer (an abstention is none).", vote.Sentence);
    }

    [Fact]
    public async Task Another_consultants_report_does_not_exist_and_the_attempt_is_recorded()
    {
        var other = await example.Database.AddPersonAsync("Other", Role.Consultant);

        var report = await example.Database.Get<ReportService>().FindAsync(
            example.AssessmentId, CultureInfo.GetCultureInfo("en"), null, other, CancellationToken.None);

        Assert.Null(report);
        await using var db = example.Database.Open();
        Assert.True(await db.AuditEntries.AnyAsync(a => a.Action == AuditAction.AccessRefused && a.ActorId == other.UserId));
    }

    [Fact]
    public async Task An_assessment_without_answers_makes_a_report_all_the_same()
    {
        var organisation = await example.Database.AddOrganisationAsync("Blank", example.Consultant);
        var blank = await example.Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Empty", new DateOnly(2026, 3, 2), null), example.Consultant, CancellationToken.None);

        var report = await example.Database.Get<ReportService>().FindAsync(
            blank.Id!.Value, CultureInfo.GetCultureInfo("nl"), null, example.Consultant, CancellationToken.None);

        Assert.All(report!.Questions, q => Assert.Equal("niet beantwoord", q.AnswerText));
        Assert.Empty(report.Actions);
    }

    [Fact]
    public async Task The_number_of_queries_does_not_grow_with_rounds_and_actions()
    {
        var counter = new CommandCounter(example.Database);
        var reports = example.ServiceOver(counter);
        await ReadAsync();
        var before = await counter.CountAsync(ReadAsync);

        var room = await WorkshopRoom.OverAsync(example.Database, example.Consultant, example.AssessmentId);
        foreach (var subject in WorkshopRoom.Inventory)
        {
            var round = await room.OpenRoundAsync(subject);
            await room.VoteAsync(round, [.. Enumerable.Repeat(BallotValue.Level(2), 4)]);
            await room.RevealAsync(round);
        }

        Assert.Equal(before, await counter.CountAsync(ReadAsync));

        async Task ReadAsync() => Assert.NotNull(await reports.FindAsync(
            example.AssessmentId, CultureInfo.GetCultureInfo("en"), null, example.Consultant, CancellationToken.None));
    }
}
