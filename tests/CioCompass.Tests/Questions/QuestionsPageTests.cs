using System.Net;
using CioCompass.Core.Questions;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Questions;

/// <summary>The guiding questions' HTML before any script runs.</summary>
public sealed class QuestionsPageTests(CompassWebApp app) : IClassFixture<CompassWebApp>
{
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public async Task Every_question_is_there_with_its_reason_its_levels_and_its_evidence(string language)
    {
        var culture = Cultures.All.Single(c => c.Name == language);
        var (status, page) = await app.ReadAsync("/questions", language);

        Assert.Equal(HttpStatusCode.OK, status);
        var questions = await app.Services.GetRequiredService<QuestionCatalog>().CurrentAsync(CancellationToken.None);
        foreach (var question in questions.Questions)
        {
            var article = page.GetElementById(question.Key)!;
            var text = Pages.Plain(article.TextContent);

            Assert.StartsWith(question.Text.In(culture), article.QuerySelector("h3")!.TextContent, StringComparison.Ordinal);
            Assert.All(
                [question.Guidance.In(culture), .. question.Levels.Select(l => l.In(culture))],
                expected => Assert.Contains(expected, text, StringComparison.Ordinal));
            Assert.Equal(
                question.Evidence.Select(e => $"/statistics/{e}"),
                article.QuerySelectorAll(".question-evidence a").Select(a => a.GetAttribute("href")));
        }
    }

    [Fact]
    public async Task The_themes_are_places_on_the_page_and_the_compass_points_to_them()
    {
        var (_, page) = await app.ReadAsync("/questions");

        var themes = page.QuerySelectorAll("section.theme").Select(t => t.Id).ToList();
        Assert.Equal(["inventory", "culture", "employees", "empathy"], themes);
        Assert.Equal(themes.Select(t => $"/questions#{t}"), page.QuerySelectorAll(".compass-rose a").Select(a => a.GetAttribute("href")));
    }

    [Theory]
    [InlineData("en", "Theme 1 comes first")]
    [InlineData("nl", "Thema 1 komt eerst")]
    [InlineData("fr", "Le thème 1 d’abord")]
    public async Task The_gate_is_explained(string language, string heading)
    {
        var (_, page) = await app.ReadAsync("/questions", language);

        Assert.Equal(heading, page.GetElementById("gate-title")!.TextContent);
    }

    [Fact]
    public async Task A_question_says_whether_the_article_asks_it()
    {
        var (_, page) = await app.ReadAsync("/questions");

        Assert.Equal("The article’s own question", page.QuerySelector("#initiatives header .tag")!.TextContent);
        Assert.Equal("A directive of the article, turned into a question", page.QuerySelector("#dialogue header .tag")!.TextContent);
    }

    [Fact]
    public async Task A_question_without_a_figure_says_so()
    {
        var (_, page) = await app.ReadAsync("/questions");

        Assert.StartsWith("No figure", page.QuerySelector("#blurring-functions .question-evidence p")!.TextContent, StringComparison.Ordinal);
    }
}
