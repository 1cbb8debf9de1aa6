using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Results;

/// <summary>An order is only claimed where it holds whatever the levels turn out to be that nobody knows yet.</summary>
public sealed class OrderProperties : IDisposable
{
    private static readonly LocalizedText Text = Localized.Of("t", "t", "t");

    private static readonly Gen<Answer> Answers = Gen.OneOf(
        Gen.Constant(Answer.Unanswered), Gen.Constant(Answer.DontKnow), Gen.Constant(Answer.NotApplicable),
        Gen.Choose(1, 5).Select(Answer.Rated), Gen.Choose(1, 5).Select(Answer.Rated), Gen.Choose(1, 5).Select(Answer.Rated));

    private static readonly Gen<IReadOnlyList<IReadOnlyList<Answer>>> Themes =
        from count in Gen.Choose(1, 4)
        from themes in Gen.ListOf(Gen.ListOf(Answers, 3).Select(a => (IReadOnlyList<Answer>)[.. a]), count)
        select (IReadOnlyList<IReadOnlyList<Answer>>)[.. themes];

    private readonly InCulture english = new("en");

    public void Dispose() => english.Dispose();

    [Property(MaxTest = 1000)]
    public Property The_theme_that_is_called_furthest_is_so_whatever_the_unknown_levels_are() => Holds(Themes, themes =>
    {
        var named = Named(themes, "Furthest along: ");
        return named.Count == 0
            || Others(themes, named).All(o => named.All(n => Printed(Worst(themes[n])) > Printed(Best(themes[o]))));
    });

    [Property(MaxTest = 1000)]
    public Property The_theme_that_has_furthest_to_go_has_so_whatever_the_unknown_levels_are() => Holds(Themes, themes =>
    {
        var named = Named(themes, "urthest to go: ");
        return named.Count == 0
            || Others(themes, named).All(o => named.All(n => Printed(Best(themes[n])) < Printed(Worst(themes[o]))));
    });

    [Property(MaxTest = 1000)]
    public Property Nothing_is_claimed_while_a_theme_that_applies_has_no_level() => Holds(Themes, themes =>
        !themes.Any(t => t.All(a => !a.IsRated) && t.Any(a => a.Kind != AnswerKind.NotApplicable))
        || !Title(themes).Contains("urthest", StringComparison.Ordinal));

    [Property(MaxTest = 1000)]
    public Property Every_theme_scores_the_same_is_only_said_of_exact_scores() => Holds(Themes, themes =>
        !Title(themes).StartsWith("Every theme", StringComparison.Ordinal)
        || themes.Where(Applies).All(t => Printed(Best(t)) == Printed(Worst(t)) && Printed(Best(t)) == Printed(Best(themes.First(Applies)))));

    [Property(MaxTest = 1000)]
    public Property A_rise_or_a_fall_holds_whatever_the_unknown_levels_are() => Holds(Gen.ListOf(Gen.ListOf(Answers, 3), 2), both =>
    {
        IReadOnlyList<Answer> before = [.. both[0]], now = [.. both[1]];
        var standing = new Standing(Score.Of(now), TargetScore.From([]), Score.Of(before));
        return standing.Change is not { } change || (ResultFormat.Rounded(change) switch
        {
            > 0 => Printed(Worst(now)) >= Printed(Best(before)),
            < 0 => Printed(Best(now)) <= Printed(Worst(before)),
            _ => true,
        } && (Exact(now) && Exact(before) || Printed(Worst(now)) > Printed(Best(before)) || Printed(Best(now)) < Printed(Worst(before))));
    });

    private static Property Holds<T>(Gen<T> gen, Func<T, bool> rule) => Prop.ForAll(gen.ToArbitrary(), rule);

    /// <summary>Places of the themes that the title names after these words.</summary>
    private static List<int> Named(IReadOnlyList<IReadOnlyList<Answer>> themes, string words)
    {
        var title = Title(themes);
        var at = title.IndexOf(words, StringComparison.Ordinal);
        return at < 0 ? [] : [.. title[(at + words.Length)..].Split(" (")[0].Split(", ").Select(n => int.Parse(n.AsSpan(1), null))];
    }

    private static IEnumerable<int> Others(IReadOnlyList<IReadOnlyList<Answer>> themes, List<int> named) =>
        Enumerable.Range(0, themes.Count).Where(i => Applies(themes[i]) && !named.Contains(i));

    private static string Title(IReadOnlyList<IReadOnlyList<Answer>> themes)
    {
        var views = themes.Select((answers, t) => new ThemeView(
            $"t{t}", t + 1, false, Localized.Of($"T{t}", $"T{t}", $"T{t}"), Text,
            [.. answers.Select((_, q) => new QuestionView((t * 10) + q, $"{t}.{q}", q + 1, true, Text, Text, [Text, Text, Text, Text, Text], []))])).ToList();
        var readings = themes.SelectMany((answers, t) => answers.Select((a, q) => (Key: $"{t}.{q}", Reading: new Reading(a.Kind, a.Level, null, null, false))));
        var head = new AssessmentHead(Guid.Empty, "Now", new DateOnly(2026, 3, 2), AssessmentStatus.Open);
        return ResultSentences.CompassTitle(ResultsView.Of(
            new ResultsData(head, Guid.Empty, "Acme", false, true, 1, null, [], false, readings.ToDictionary(r => r.Key, r => r.Reading), new Dictionary<string, Reading>()),
            new QuestionSetView(1, "set", 1, Text, [], views)));
    }

    private static bool Applies(IReadOnlyList<Answer> theme) => theme.Any(a => a.Kind != AnswerKind.NotApplicable);

    private static bool Exact(IReadOnlyList<Answer> theme) => theme.All(a => a.IsRated || a.Kind == AnswerKind.NotApplicable);

    private static double Best(IReadOnlyList<Answer> theme) => With(theme, 5);

    private static double Worst(IReadOnlyList<Answer> theme) => With(theme, 1);

    private static double With(IReadOnlyList<Answer> theme, int unknown) =>
        theme.Where(a => a.Kind != AnswerKind.NotApplicable).Select(a => a.Level ?? unknown).DefaultIfEmpty(0).Average();

    private static double Printed(double score) => ResultFormat.Rounded(score);
}
