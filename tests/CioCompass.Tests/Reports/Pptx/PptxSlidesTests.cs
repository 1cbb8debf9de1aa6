using CioCompass.Core.Reports;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Pptx;

/// <summary>The slides as a reader, a speaker and a screen reader find them.</summary>
public sealed class PptxSlidesTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Theory]
    [InlineData("en", "en-GB")]
    [InlineData("nl", "nl-NL")]
    [InlineData("fr", "fr-FR")]
    [InlineData("de", "de-DE")]
    public async Task Every_slide_has_a_title_of_its_own_notes_a_source_and_its_language(string language, string tag)
    {
        using var deck = WrittenDeck.Of(await example.ReadAsync(language));

        Assert.Equal(deck.Slides.Count, deck.Slides.Select(s => s.Title).Where(t => t.Length > 0).Distinct().Count());
        Assert.All(deck.Slides, s => Assert.NotEmpty(s.Notes));
        Assert.All(deck.Slides, s => Assert.NotEmpty(s.Footer));
        Assert.All(deck.Slides.Skip(1), s => Assert.True(s.HasNumber));
        Assert.All(deck.Slides, s => Assert.All(s.Languages, l => Assert.Equal(tag, l)));
    }

    [Fact]
    public async Task A_slides_title_is_its_finding()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report);

        var titles = deck.Slides.Select(s => s.Title).ToList();
        Assert.Equal("Zonneveld & Marchand", titles[0]);
        Assert.Contains(report.CompassTitle, titles);
        Assert.Contains("Question 1 settled at level 3: Defined, against a minority view", titles);
        Assert.Contains("7 questions are short of their target", titles);
        Assert.Contains("5 up, 1 down since February 2025", titles);
        Assert.All(report.Statistics, f => Assert.Contains(f.Headline, titles));
    }

    [Fact]
    public async Task Every_chart_and_table_says_in_words_what_it_shows()
    {
        using var deck = WrittenDeck.Of(await example.ReadAsync());

        var descriptions = deck.Slides.SelectMany(s => s.DescriptionsOfFrames).ToList();
        Assert.True(descriptions.Count >= 13);
        Assert.All(descriptions, d => Assert.False(string.IsNullOrWhiteSpace(d)));
        Assert.Contains(descriptions, d => d!.Contains("In this room 60% agree (n = 5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_figures_slide_carries_its_source_in_the_footer_and_the_whole_citation_in_the_notes()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report);

        foreach (var figure in report.Statistics)
        {
            var slide = deck.Slides.Single(s => s.Title == figure.Headline);
            Assert.Contains(figure.Source, slide.Footer, StringComparison.Ordinal);
            Assert.Contains(figure.Citation, slide.Notes, StringComparison.Ordinal);
            Assert.Contains(figure.Text.Percentage, slide.Text, StringComparison.Ordinal);
        }

        var asked = deck.Slides.Single(s => s.Title == report.Statistics.Single(f => f.Room is not null).Headline);
        Assert.Contains("Room and survey: different base.", asked.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_reason_is_cut_on_the_slide_and_whole_in_the_notes()
    {
        var report = await example.ReadAsync();
        var reason = string.Concat(Enumerable.Repeat("We looked at every team and every list. ", 100)).TrimEnd();
        var long_ = report with { Themes = [.. report.Themes.Select(t => t with { Questions = [.. t.Questions.Select(Argued)] })] };

        using var deck = WrittenDeck.Of(long_);

        var slide = deck.Slides.Single(s => s.Title.StartsWith("Question 1 settled", StringComparison.Ordinal));
        Assert.Contains("We looked at every team and every list. …", slide.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, slide.Text, StringComparison.Ordinal);
        Assert.Contains(reason, slide.Notes, StringComparison.Ordinal);

        ReportQuestion Argued(ReportQuestion question) =>
            question.Agreed is { } agreed ? question with { Agreed = agreed with { Rationale = reason } } : question;
    }

    [Fact]
    public async Task Text_that_runs_from_right_to_left_does_so_on_the_slide()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report with { Cover = report.Cover with { OrganisationName = "שלום עולם" } });

        var title = deck.Slides[0].Paragraphs.First();
        Assert.Equal("שלום עולם", title.InnerText);
        Assert.True(title.ParagraphProperties!.RightToLeft!.Value);
        Assert.Equal("he-IL", deck.Slides[0].Languages.First());
        Assert.Equal("en-GB", deck.Slides[0].Languages.Skip(1).First());
    }

    [Fact]
    public async Task Actions_stand_in_a_table_with_a_header_row_eight_to_a_slide()
    {
        var report = await example.ReadAsync();

        using var deck = WrittenDeck.Of(report with { Actions = [.. Enumerable.Repeat(report.Actions.Single(a => a.Title == ReportExample.ActionTitle), 17)] });

        var tables = deck.Slides.Where(s => s.Chart is null).SelectMany(s => s.Tables).ToList();
        Assert.Equal([9, 9, 2], tables.Select(t => t.Elements<DocumentFormat.OpenXml.Drawing.TableRow>().Count()));
        Assert.All(tables, t => Assert.True(t.TableProperties!.FirstRow!.Value));
        Assert.Contains(ReportExample.ActionTitle, tables[0].InnerText, StringComparison.Ordinal);
    }
}
