using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments.Gates;

/// <summary>The rule, over any set of themes with any of them as prerequisites, any answers, and any history of openings.</summary>
public sealed class GateProperties
{
    private static readonly LocalizedText Text = Localized.Of("nl", "en", "fr");

    private static readonly Gen<Answer> Answers = Gen.OneOf(
        Gen.Constant(Answer.Unanswered), Gen.Constant(Answer.DontKnow), Gen.Constant(Answer.NotApplicable), Gen.Choose(1, 5).Select(Answer.Rated));

    private static readonly Gen<GateOpening?> Openings = Gen.Elements<GateOpening?>(
        null, new GateOpening("Carla", DateTime.UnixEpoch, "Why"),
        new GateOpening("Carla", DateTime.UnixEpoch, "Why") { TakenBackBy = "Dirk", TakenBackAt = DateTime.UnixEpoch });

    private static readonly Gen<Example> Examples =
        from themes in Gen.ListOf(Gen.Elements(true, false, false)).Select(t => t.Take(5).ToList())
        from answers in Gen.ListOf(Answers, themes.Count * 3)
        from opening in Openings
        select new Example(Set(themes), [.. answers], opening);

    [Property(MaxTest = 500)]
    public Property Themes_are_locked_exactly_after_the_first_prerequisite_with_a_question_without_a_level_unless_opened() =>
        Holds(example =>
        {
            var first = example.Set.Themes.FirstOrDefault(t => t.IsPrerequisite && t.Questions.Any(q => !example.AnswerTo(q.Key).IsRated));
            var isOpened = example.Opening is { TakenBackAt: null };
            var expected = first is null || isOpened ? [] : example.Set.Themes.Where(t => t.Order > first.Order).Select(t => t.Key);
            return example.State.Locked.SetEquals(expected) && example.State.IsShut == example.State.Locked.Count > 0;
        });

    [Property(MaxTest = 500)]
    public Property A_shut_gate_names_what_keeps_it_shut_and_only_questions_that_can_be_answered() => Holds(example =>
        !example.State.IsShut
        || (example.State.Missing.Count > 0
            && example.State.Missing.All(q => !example.AnswerTo(q.Key).IsRated && !example.State.Locked.Contains(example.Set.ThemeOf(q.Key).Key))
            && example.State.Missing.All(q => example.State.IsKeptShutBy(q.Key))));

    [Property(MaxTest = 500)]
    public Property Answering_every_named_question_with_a_level_opens_the_gate_or_names_the_next_ones() => Holds(example =>
    {
        var before = example.State;
        var named = before.Missing.Select(q => q.Key).ToHashSet();
        var after = Gate.Of(example.Set, key => named.Contains(key) ? Answer.Rated(3) : example.AnswerTo(key), example.Opening);
        return after.Behind.IsSubsetOf(before.Behind) && !after.Missing.Any(q => named.Contains(q.Key));
    });

    [Property(MaxTest = 500)]
    public Property Dont_know_and_not_applicable_count_as_no_answer_at_all() => Holds(example =>
    {
        var without = Gate.Of(example.Set, key => example.AnswerTo(key) is { IsRated: true } rated ? rated : Answer.Unanswered, example.Opening);
        return without.Locked.SetEquals(example.State.Locked) && without.Missing.Select(m => m.Key).SequenceEqual(example.State.Missing.Select(m => m.Key));
    });

    [Property(MaxTest = 500)]
    public Property Taking_an_opening_back_gives_the_state_that_was_there_without_it() => Holds(example =>
    {
        var never = Gate.Of(example.Set, example.AnswerTo, null);
        var takenBack = Gate.Of(example.Set, example.AnswerTo, new GateOpening("Carla", DateTime.UnixEpoch, "Why") { TakenBackAt = DateTime.UnixEpoch });
        return never.Locked.SetEquals(takenBack.Locked) && never.Missing.SequenceEqual(takenBack.Missing);
    });

    private static Property Holds(Func<Example, bool> rule) => Prop.ForAll(Examples.ToArbitrary(), rule);

    private static QuestionSetView Set(List<bool> prerequisites) => new(
        1, "set", 1, Text, [], [.. prerequisites.Select((isPrerequisite, index) => Theme(index + 1, isPrerequisite))]);

    private static ThemeView Theme(int order, bool isPrerequisite) => new(
        $"{order}", order, isPrerequisite, Text, Text,
        [.. Enumerable.Range(1, 3).Select(q => new QuestionView((order * 10) + q, $"{order}.{q}", q, true, Text, Text, [Text, Text, Text, Text, Text], []))]);

    private sealed record Example(QuestionSetView Set, IReadOnlyList<Answer> Answers, GateOpening? Opening)
    {
        public GateState State => Gate.Of(Set, AnswerTo, Opening);

        public Answer AnswerTo(string key) =>
            Answers[Set.Questions.Select((question, index) => (question.Key, index)).First(q => q.Key == key).index];

        public override string ToString() =>
            $"{string.Join(' ', Set.Themes.Select(t => t.IsPrerequisite))} | {string.Join(' ', Answers.Select(a => a.Level?.ToString() ?? a.Kind.ToString()))} | {Opening}";
    }
}
