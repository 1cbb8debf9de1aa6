using CioCompass.Core.Assessments;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments;

public sealed class ResponsePropertiesTests
{
    private static readonly LocalizedText Text = new("nl", "en", "fr");

    private static readonly QuestionSetView Set = new(1, "set", 1, Text, [],
        [Theme(1, isPrerequisite: true), Theme(2, isPrerequisite: false), Theme(3, isPrerequisite: false)]);

    [Property]
    public bool The_later_themes_are_locked_exactly_while_an_inventory_question_has_no_level(int a, int b, int c)
    {
        var answers = new Dictionary<string, Answer> { ["1.1"] = AnswerOf(a), ["1.2"] = AnswerOf(b), ["1.3"] = AnswerOf(c) };

        var locked = Gate.LockedThemes(Set, key => answers.GetValueOrDefault(key));

        var isOpen = answers.Values.All(answer => answer.IsRated);
        return locked.SetEquals(isOpen ? [] : ["2", "3"]);
    }

    [Property]
    public bool Edits_of_different_fields_never_conflict_and_both_stay(int level, int target, string? note)
    {
        var seen = ResponseContent.Empty;
        var mine = seen with { Answer = AnswerOf(level) };
        var theirs = seen with { Note = note ?? "", Target = LevelOf(target) };

        var merged = ResponseMerge.Merge(seen, mine, theirs);

        return merged.Conflicts.Count == 0 && merged.Content == theirs with { Answer = mine.Answer };
    }

    [Property]
    public bool An_edit_is_kept_or_named_as_a_conflict_and_never_lost(string? before, string? mine, string? theirs)
    {
        var seen = ResponseContent.Empty with { Note = before ?? "" };
        var wanted = seen with { Note = mine ?? "" };
        var stored = seen with { Note = theirs ?? "" };

        var merged = ResponseMerge.Merge(seen, wanted, stored);

        return wanted == seen ? merged.Content == stored
            : merged.Content.Note == wanted.Note || merged.Conflicts.Contains(ResponseField.Note);
    }

    [Property]
    public bool Cleaning_twice_changes_nothing_more(string? note, string? link)
    {
        var once = ResponseRules.Clean(ResponseContent.Empty with { Note = note ?? "", EvidenceLinks = [link ?? "", link ?? ""] });

        return ResponseRules.Clean(once) == once && once.EvidenceLinks.Count <= 1 && !once.Note.Any(c => char.IsControl(c) && c is not ('\n' or '\t'));
    }

    [Property]
    public bool A_number_outside_1_to_5_is_no_level_and_no_target(int number) =>
        Answer.IsLevel(number) == number is >= 1 and <= 5
        && ResponseRules.ErrorsIn(ResponseContent.Empty with { Target = number }).Contains(ResponseError.TargetOutOfRange) != Answer.IsLevel(number);

    [Theory]
    [InlineData("https://example.org/a?b=c#d", true)]
    [InlineData("http://example.org", true)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("ftp://example.org", false)]
    [InlineData("https://name:secret@example.org", false)]
    [InlineData("//example.org", false)]
    [InlineData("https://", false)]
    public void Only_a_full_web_address_is_evidence(string link, bool accepted) => Assert.Equal(accepted, ResponseRules.IsHttp(link));

    private static ThemeView Theme(int order, bool isPrerequisite) => new(
        $"{order}", order, isPrerequisite, Text, Text,
        [.. Enumerable.Range(1, 3).Select(q => new QuestionView((order * 10) + q, $"{order}.{q}", q, true, Text, Text, [Text, Text, Text, Text, Text], []))]);

    private static int LevelOf(int number) => (Math.Abs(number % 5)) + 1;

    private static Answer AnswerOf(int number) => Math.Abs(number % 4) switch
    {
        0 => Answer.DontKnow,
        1 => Answer.NotApplicable,
        2 => Answer.Unanswered,
        _ => Answer.Rated(LevelOf(number)),
    };
}
