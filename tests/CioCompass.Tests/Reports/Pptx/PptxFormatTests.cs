using System.Globalization;
using System.IO.Compression;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pptx;
using CioCompass.Core.Workshops.Results;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Pptx;

/// <summary>The file as a whole: valid, safe, and written as the other formats are.</summary>
public sealed class PptxFormatTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task A_full_report_and_an_empty_one_are_valid_presentations(string language)
    {
        using var full = WrittenDeck.Of(await example.ReadAsync(language));
        using var empty = WrittenDeck.Of(await ReportVariants.EmptyAsync(example, language));

        Assert.Empty(full.Errors());
        Assert.Empty(empty.Errors());
        Assert.True(empty.Slides.Count < full.Slides.Count);
    }

    [Fact]
    public async Task Whatever_people_typed_the_presentation_is_valid_and_says_it_as_text()
    {
        var report = await example.ReadAsync();

        for (var from = 0; from < ReportVariants.HostileTexts.Length; from++)
        {
            using var deck = WrittenDeck.Of(ReportVariants.Hostile(report, from));

            Assert.Empty(deck.Errors());
            Assert.Equal(deck.Slides.Count, deck.Slides.Select(s => s.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.DoesNotContain(deck.Charts, c => c.HasFormulas);
            Assert.Contains(deck.Slides, s => s.Notes.Contains("<img src=x onerror=alert(1)>", StringComparison.Ordinal));
            Assert.Contains(deck.Slides, s => s.Notes.Contains(new string('x', 4000), StringComparison.Ordinal));
            Assert.Contains(deck.Slides, s => s.Notes.Contains(" bell  lone  surrogate", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_thousand_questions_with_fifty_votes_make_a_valid_presentation_with_every_question_in_it()
    {
        var report = ReportVariants.Large(await example.ReadAsync());

        using var deck = WrittenDeck.Of(report);

        Assert.Empty(deck.Errors());
        Assert.Equal(deck.Slides.Count, deck.Slides.Select(s => s.Title).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        var notes = string.Join('\n', deck.Slides.Select(s => s.Notes));
        Assert.All(report.Questions, q => Assert.Contains(q.Text, notes, StringComparison.Ordinal));
        Assert.Equal(50, deck.Slides.Count(s => s.Title.Contains("settled at level 3", StringComparison.Ordinal)));
        Assert.Equal(13, deck.Slides.Count(s => s.Tables.Any() && s.Chart is null));
    }

    [Fact]
    public async Task A_vote_that_is_withheld_says_so_and_has_no_chart()
    {
        var report = await example.ReadAsync();
        var withheld = report with { Themes = [.. report.Themes.Select(t => t with { Questions = [.. t.Questions.Select(Withheld)] })] };

        using var deck = WrittenDeck.Of(withheld);

        var slide = deck.Slides.Single(s => s.Title == "Question 1: the votes are not shown");
        Assert.Null(slide.Chart);
        Assert.Contains("Not shown: fewer than 3 people gave an answer (an abstention is none).", slide.Text, StringComparison.Ordinal);

        static ReportQuestion Withheld(ReportQuestion question) => question with
        {
            Agreed = null,
            Rounds = [.. question.Rounds.Select(r => r with
            {
                Round = r.Round with { Result = new RoundResult.Withheld(3) },
                Sentence = "Not shown: fewer than 3 people gave an answer (an abstention is none).",
                Levels = null,
            })],
        };
    }

    [Fact]
    public async Task Sections_that_are_left_out_of_a_link_make_no_slides()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report with { Sections = new HashSet<ReportSection>(), Statistics = [], Actions = [], Summary = [] });

        Assert.Empty(deck.Errors());
        Assert.Empty(deck.Charts);
        Assert.DoesNotContain(ReportExample.Rationale.Split('\n')[0], string.Join('\n', deck.Slides.Select(s => s.Text + s.Notes)), StringComparison.Ordinal);
        Assert.Equal(report.Cover.OrganisationName, deck.Slides[0].Title);
    }

    [Fact]
    public async Task The_packages_entries_are_relative_distinct_and_refer_to_nothing_outside()
    {
        using var deck = WrittenDeck.Of(ReportVariants.Hostile(await example.ReadAsync(), 0));

        using var zip = new ZipArchive(new MemoryStream(deck.File));
        Assert.Equal(zip.Entries.Count, zip.Entries.Select(e => e.FullName).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(zip.Entries, e => Assert.Matches(@"^(\[Content_Types\]\.xml|[A-Za-z0-9_./-]+)$", e.FullName));
        Assert.All(zip.Entries, e => Assert.True(!e.FullName.Contains("..", StringComparison.Ordinal) && !e.FullName.StartsWith('/') && e.Length > 0));
        Assert.All(deck.Parts(), part => Assert.Empty(part.ExternalRelationships.Concat<object>(part.HyperlinkRelationships)));
    }

    [Fact]
    public async Task Progress_rises_to_one_and_the_readers_own_culture_is_put_back()
    {
        using var culture = new InCulture("fr");
        var steps = new Steps();

        new PptxFormat().Write(await example.ReadAsync("nl"), Stream.Null, steps, CancellationToken.None);

        Assert.Equal(steps.Order(), steps);
        Assert.Equal(1, steps[^1]);
        Assert.True(steps.Count > 10);
        Assert.Equal(("fr", "fr"), (CultureInfo.CurrentCulture.Name, CultureInfo.CurrentUICulture.Name));
    }

    [Fact]
    public async Task A_cancelled_export_stops_and_has_written_nothing()
    {
        using var target = new MemoryStream();
        var report = await example.ReadAsync();

        Assert.Throws<OperationCanceledException>(() => new PptxFormat().Write(report, target, new Steps(), new CancellationToken(canceled: true)));

        Assert.Equal(0, target.Length);
    }
}
