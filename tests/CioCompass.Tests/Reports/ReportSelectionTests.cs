using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Reports;

/// <summary>A section left out of a report is nowhere in it: every text of the whole model is looked through.</summary>
public sealed class ReportSelectionTests : IAsyncLifetime
{
    private const string Note = "the note of an answer";
    private const string Evidence = "https://evidence.example.org/one";

    private static readonly Dictionary<ReportSection, string[]> Marks = new()
    {
        [ReportSection.Summary] = ["Overall, the organisation scores"],
        [ReportSection.Compass] = ["the ranges overlap", "short of their target", "up, 1 down"],
        [ReportSection.Themes] = ["One portfolio of all initiatives.", ReportExample.MinorityView, "Agreed in the workshop"],
        [ReportSection.Votes] = ["votes with a level", "the median guess", "n = 5", "Wilson", "Tastle", "Small rooms"],
        [ReportSection.Notes] = [Note, Evidence, "With the owner of each initiative."],
        [ReportSection.Actions] = [ReportExample.ActionTitle, "Team architecture", "Actions: 4"],
        [ReportSection.Figures] = ["Cone Communications"],
    };

    private ReportExample example = null!;
    private Report report = null!;

    public async ValueTask InitializeAsync()
    {
        example = await ReportExample.CreateAsync();
        await using var db = example.Database.Open();
        await db.Set<Response>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Note, Note).SetProperty(r => r.EvidenceLinks, [Evidence]));
        report = await example.ReadAsync();
    }

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public void The_whole_report_has_the_texts_of_every_section()
    {
        var whole = ReportStringsOf.All(report.Only(Report.AllSections));

        Assert.All(Marks.Values.SelectMany(m => m), mark => Assert.Contains(mark, whole, StringComparison.Ordinal));
    }

    [Fact]
    public void Whatever_sections_are_chosen_nothing_of_the_others_is_anywhere_in_the_report()
    {
        var all = Enum.GetValues<ReportSection>();
        foreach (var bits in Enumerable.Range(0, 1 << all.Length))
        {
            var chosen = all.Where((_, index) => (bits & (1 << index)) != 0).ToHashSet();

            var texts = ReportStringsOf.All(report.Only(chosen));

            foreach (var mark in all.Except(chosen).SelectMany(s => Marks[s]))
            {
                Assert.False(texts.Contains(mark, StringComparison.Ordinal), $"“{mark}” is in a report with {string.Join(", ", chosen)} only.");
            }
        }
    }

    [Fact]
    public void Cover_sources_and_the_method_of_what_is_left_stay()
    {
        var only = report.Only(new HashSet<ReportSection> { ReportSection.Summary });

        Assert.Equal(report.Cover, only.Cover);
        Assert.Contains(only.Method, m => m.Title == "Scores");
        Assert.Equal(["Overall,"], only.Summary.Select(s => s.Split(' ')[0]));
    }

    [Fact]
    public void Without_the_themes_the_compass_keeps_its_scores_and_no_question_keeps_its_level()
    {
        var only = report.Only(new HashSet<ReportSection> { ReportSection.Compass });

        Assert.Equal(report.Results.Overall, only.Results.Overall);
        Assert.Equal(report.Results.Themes.Select(t => t.Standing), only.Results.Themes.Select(t => t.Standing));
        Assert.Equal(12, only.Results.Questions.Count);
        Assert.All(only.Results.Questions, q => Assert.Equal((Reading.Untouched, (Reading?)null), (q.Now, q.Previous)));
        Assert.All(only.Results.Themes.SelectMany(t => t.Questions), q => Assert.Equal(AnswerKind.Unanswered, q.Now.Kind));
        Assert.Empty(only.Results.Data.Now);
        Assert.Empty(only.Results.Movers);
    }

    [Fact]
    public void Without_compass_and_themes_no_score_is_left()
    {
        var only = report.Only(new HashSet<ReportSection> { ReportSection.Actions });

        Assert.Null(only.Results.Overall.Now.Mean);
        Assert.All(only.Results.Themes, t => Assert.Null(t.Standing.Now.Mean));
    }

    [Fact]
    public void A_section_that_was_taken_out_does_not_come_back()
    {
        var once = report.Only(new HashSet<ReportSection> { ReportSection.Summary });

        Assert.Equal([ReportSection.Summary], once.Only(Report.AllSections).Sections);
    }

    [Fact]
    public void Which_assessments_came_before_is_not_told() =>
        Assert.Empty(report.Only(Report.AllSections).Results.Data.Earlier);
}
