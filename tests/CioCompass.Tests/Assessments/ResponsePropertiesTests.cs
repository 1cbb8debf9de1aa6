using CioCompass.Core.Assessments;
using CioCompass.Core.Text;
using FsCheck.Xunit;

namespace CioCompass.Tests.Assessments;

public sealed class ResponsePropertiesTests
{
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
    public void Only_a_full_web_address_is_evidence(string link, bool accepted) => Assert.Equal(accepted, WebAddress.IsHttp(link));

    private static int LevelOf(int number) => (Math.Abs(number % 5)) + 1;

    private static Answer AnswerOf(int number) => Math.Abs(number % 4) switch
    {
        0 => Answer.DontKnow,
        1 => Answer.NotApplicable,
        2 => Answer.Unanswered,
        _ => Answer.Rated(LevelOf(number)),
    };
}
