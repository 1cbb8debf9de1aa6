using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>Results made by hand: one theme, questions named by letters.</summary>
internal static class ResultsExample
{
    public static readonly Reading DontKnow = new(AnswerKind.DontKnow, null, null, null, false);

    public static readonly Reading NotApplicable = new(AnswerKind.NotApplicable, null, null, null, false);

    public static Reading Rated(int level, int? target = null) => new(AnswerKind.Rated, level, target, null, false);

    public static ResultsView View(
        IReadOnlyList<(string Key, Reading Reading)> now, IReadOnlyList<(string Key, Reading Reading)>? before = null,
        IReadOnlyList<string>? keys = null)
    {
        var text = Localized.Of("nl", "en", "fr");
        var questions = (keys ?? [.. now.Select(n => n.Key)])
            .Select((key, i) => new QuestionView(i + 1, key, i + 1, true, text, text, [text, text, text, text, text], []))
            .ToList();
        var set = new QuestionSetView(1, "test", 1, text, [], [new ThemeView("theme", 1, false, text, text, questions)]);
        var earlier = before is null
            ? null
            : new AssessmentHead(Guid.NewGuid(), "Before", new DateOnly(2025, 3, 3), AssessmentStatus.Completed);
        return ResultsView.Of(
            new ResultsData(
                new AssessmentHead(Guid.NewGuid(), "Now", new DateOnly(2026, 3, 2), AssessmentStatus.Open), Guid.NewGuid(), "Acme",
                false, true, 1, earlier, earlier is null ? [] : [earlier], false,
                now.ToDictionary(n => n.Key, n => n.Reading),
                (before ?? []).ToDictionary(b => b.Key, b => b.Reading)),
            set);
    }
}
