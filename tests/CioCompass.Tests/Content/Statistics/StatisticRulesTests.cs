using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using FsCheck.Xunit;

namespace CioCompass.Tests.Content.Statistics;

public sealed class StatisticRulesTests
{
    private static readonly StatisticDraft Complete = StatisticExample.Complete;

    [Fact]
    public void A_complete_statistic_has_nothing_to_do() => Assert.Empty(StatisticRules.Check(Complete, null, RequiredLanguages.All));

    [Fact]
    public void A_new_statistic_lacks_its_figure_its_source_and_its_texts_in_each_language()
    {
        var errors = StatisticRules.Check(new StatisticDraft { Headline = Localized.Of("", "Said in English", "") }, null, RequiredLanguages.All);

        Assert.All(errors, e => Assert.Equal(ContentProblem.Missing, e.Problem));
        Assert.Contains(new(ContentProblem.Missing, StatisticField.Percentage), errors);
        Assert.Contains(new(ContentProblem.Missing, StatisticField.Publisher), errors);
        Assert.Contains(new(ContentProblem.Missing, StatisticField.SourceTitle), errors);
        Assert.Equal(Languages.Codes.Except(["en"]), errors.Where(e => e.Field == StatisticField.Headline).Select(e => e.Language));
        Assert.Equal(Languages.Codes, errors.Where(e => e.Field == StatisticField.Statement).Select(e => e.Language));
    }

    [Theory]
    [InlineData(" ", "Title", StatisticField.Publisher)]
    [InlineData("Publisher", "", StatisticField.SourceTitle)]
    public void No_statistic_is_published_without_its_source(string publisher, string title, StatisticField missing)
    {
        var errors = StatisticRules.Check(Complete with { Source = Complete.Source with { Publisher = publisher, Title = title } }, null, RequiredLanguages.All);

        Assert.Equal([new(ContentProblem.Missing, missing)], errors);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(101)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void A_percentage_lies_between_0_and_100(int percentage) => Assert.Equal(
        [new(ContentProblem.OutOfRange, StatisticField.Percentage)], StatisticRules.Check(Complete with { Percentage = percentage }, null, RequiredLanguages.All));

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/file")]
    [InlineData("example.org")]
    [InlineData("/relative")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://user:secret@example.org/")]
    public void An_address_that_is_no_web_page_is_refused(string address) => Assert.Equal(
        [new(ContentProblem.NotAnAddress, StatisticField.Url)],
        StatisticRules.Check(Complete with { Source = Complete.Source with { Url = address } }, null, RequiredLanguages.All));

    [Fact]
    public void Numbers_that_nobody_can_have_counted_are_refused()
    {
        var errors = StatisticRules.Check(
            Complete with { SampleSize = 0, MarginPoints = 100.5m, Countries = 1000, Source = Complete.Source with { Year = 20260 } }, null, RequiredLanguages.All);

        Assert.All(errors, e => Assert.Equal(ContentProblem.OutOfRange, e.Problem));
        Assert.Equal(
            [StatisticField.Year, StatisticField.SampleSize, StatisticField.Margin, StatisticField.Countries], errors.Select(e => e.Field));
    }

    [Fact]
    public void A_survey_begins_before_it_ends_and_does_both_or_neither()
    {
        StatisticError[] wrong = [new(ContentProblem.WrongPeriod, StatisticField.Fieldwork)];

        Assert.Equal(wrong, StatisticRules.Check(Complete with { FieldworkTo = new DateOnly(2026, 3, 1) }, null, RequiredLanguages.All));
        Assert.Equal(wrong, StatisticRules.Check(Complete with { FieldworkTo = null }, null, RequiredLanguages.All));
        Assert.Empty(StatisticRules.Check(Complete with { FieldworkFrom = null, FieldworkTo = null }, null, RequiredLanguages.All));
    }

    [Fact]
    public void A_caution_is_said_in_every_language_or_in_none()
    {
        var errors = StatisticRules.Check(Complete with { Caution = Localized.Of("Let op", "", "") }, null, RequiredLanguages.All);

        Assert.Equal(Languages.Codes.Except(["nl"]), errors.Select(e => e.Language));
        Assert.All(errors, e => Assert.Equal(StatisticField.Caution, e.Field));
    }

    [Fact]
    public void What_rooms_are_asked_is_complete_or_empty()
    {
        Assert.Empty(StatisticRules.Check(Complete with { Room = StatisticExample.Room }, null, RequiredLanguages.All));

        var errors = StatisticRules.Check(Complete with { Room = StatisticExample.Room with { Position = Localized.Of("", "x", "") } }, null, RequiredLanguages.All);
        Assert.Equal(Languages.Codes.Except(["en"]), errors.Select(e => e.Language));
        Assert.All(errors, e => Assert.Equal(StatisticField.Position, e.Field));
    }

    [Fact]
    public void What_rooms_may_have_voted_on_does_not_change()
    {
        var asked = Complete with { Room = StatisticExample.Room with { Guess = StatisticExample.Text("another guess") } };

        Assert.Equal([new(ContentProblem.Fixed, StatisticField.Room)], StatisticRules.Check(asked, StatisticExample.Room, RequiredLanguages.All));
        Assert.Equal([new(ContentProblem.Fixed, StatisticField.Room)], StatisticRules.Check(Complete, StatisticExample.Room, RequiredLanguages.All));
    }

    [Property]
    public bool What_a_draft_says_survives_being_stored(string nl, string en, string fr, int? percentage, byte sample)
    {
        var draft = Complete with
        {
            Headline = Localized.Of(nl ?? "", en ?? "", fr ?? ""),
            Percentage = percentage,
            SampleSize = sample,
            Room = StatisticExample.Room,
        };

        var stored = StatisticDraft.FromJson(draft.ToJson());

        // A lone surrogate is no character and is stored as the replacement character; everything else comes back as it was.
        return stored.ToJson() == draft.ToJson()
            && (!IsText(nl) || !IsText(en) || !IsText(fr) || stored == draft);
    }

    private static bool IsText(string? words) =>
        words is null || System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(words)) == words;

}
