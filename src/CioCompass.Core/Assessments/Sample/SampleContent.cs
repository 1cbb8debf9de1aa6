using System.Text.Json;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Sample;

/// <summary>
/// An organisation that does not exist, as two workshops a year apart might have found it. It shows every case that results can have:
/// levels up, down and unchanged, "don't know", "not applicable", an open question, one that was open before, targets with and without
/// a gap, and answers that the group was not sure of.
/// </summary>
internal static class SampleContent
{
    public const string OrganisationName = "Zonneveld & Marchand";

    /// <summary>Texts of the sample, in the languages of <c>sample.json</c>.</summary>
    internal static readonly IReadOnlyDictionary<string, LocalizedText> Words = Read();

    public static readonly LocalizedText FirstTitle = Words["title.first"];

    public static readonly LocalizedText SecondTitle = Words["title.second"];

    public static IReadOnlyList<SampleAnswer> First { get; } =
    [
        new("initiatives", Answer.Rated(2), 3, Confidence.Medium, Words["first.initiatives"]),
        new("customer-bond", Answer.Rated(3), 4, Confidence.High, Words["first.customer-bond"]),
        new("innovation-technology", Answer.Rated(2), 4, Confidence.Medium),
        new("leading-role", Answer.Rated(2), 3, Confidence.Medium),
        new("blurring-functions", Answer.Rated(2), 3, Confidence.Low),
        new("means-and-skills", Answer.Rated(2), 3, Confidence.Medium),
        new("ready-to-transform", Answer.Rated(3), 4, Confidence.Medium, Words["first.ready-to-transform"]),
        new("new-role", Answer.DontKnow, null, null, Words["first.new-role"]),
        new("dialogue", Answer.Rated(2), 4, Confidence.High),
        new("new-profiles", Answer.NotApplicable, null, null, Words["first.new-profiles"]),
        new("diversity", Answer.Rated(2), 3, Confidence.Medium),
        new("feel-for-business", Answer.Rated(3), 4, Confidence.Medium),
    ];

    public static IReadOnlyList<SampleAnswer> Second { get; } =
    [
        new("initiatives", Answer.Rated(3), 4, Confidence.High, Words["second.initiatives"]),
        new("customer-bond", Answer.Rated(3), 5, Confidence.Medium, Words["second.customer-bond"]),
        new("innovation-technology", Answer.Rated(4), 4, Confidence.High, Words["second.innovation-technology"]),
        new("leading-role", Answer.Rated(3), 4, Confidence.Medium, Words["second.leading-role"]),
        new("blurring-functions", Answer.Rated(2), 3, Confidence.Low, null, MarkedForReview: true),
        new("means-and-skills", Answer.DontKnow, 4, null, Words["second.means-and-skills"], MarkedForReview: true),
        new("ready-to-transform", Answer.Rated(2), 4, Confidence.Medium, Words["second.ready-to-transform"]),
        new("new-role", Answer.Rated(3), 3, Confidence.Low, Words["second.new-role"]),
        new("dialogue", Answer.Rated(3), 4, Confidence.High),
        new("new-profiles", Answer.NotApplicable, null, null, Words["second.new-profiles"]),
        new("diversity", Answer.Rated(3), 4, Confidence.Medium, Words["second.diversity"]),
        new("feel-for-business", Answer.Unanswered, 4, null, null),
    ];

    /// <summary>Actions of the first workshop: some done by the second, some late, one dropped, one still to come.</summary>
    public static IReadOnlyList<SampleAction> Actions { get; } =
    [
        new("initiatives", ActionOrigin.Gap, 180, ActionStatus.Done, "CIO Office", Words["action.initiatives"]),
        new("dialogue", ActionOrigin.Gap, 90, ActionStatus.Done, "HR, IT", Words["action.dialogue"]),
        new("customer-bond", ActionOrigin.Gap, 330, ActionStatus.InProgress, "Retail Operations", Words["action.customer-bond"], Words["action.customer-bond.note"]),
        new("means-and-skills", ActionOrigin.Gap, 394, ActionStatus.Open, "HR", Words["action.means-and-skills"]),
        new("blurring-functions", ActionOrigin.Own, null, ActionStatus.Dropped, "HR", Words["action.blurring-functions"], Words["action.blurring-functions.note"]),
    ];

    private static Dictionary<string, LocalizedText> Read()
    {
        using var stream = typeof(SampleContent).Assembly.GetManifestResourceStream("Sample/sample.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, LocalizedText>>(stream, JsonSerializerOptions.Strict)!;
    }
}

/// <summary>One action of the sample, in one language as <see cref="SampleAnswer"/>.</summary>
/// <param name="DueAfter">Days after the first assessment; null without a due date.</param>
internal sealed record SampleAction(
    string QuestionKey, ActionOrigin Origin, int? DueAfter, ActionStatus Status, string Owner, LocalizedText Title, LocalizedText? Note = null)
{
    /// <param name="heldOn">The day of the first assessment.</param>
    public ActionContent Content(DateOnly heldOn) => new(
        Title.ToString(), Owner, DueAfter is { } days ? heldOn.AddDays(days) : null, Status, Note?.ToString() ?? "");
}

/// <summary>One answer of the sample. The note is stored in one language: the one that the person who adds the sample reads.</summary>
internal sealed record SampleAnswer(
    string QuestionKey, Answer Answer, int? Target, Confidence? Confidence, LocalizedText? Note = null, bool MarkedForReview = false)
{
    public ResponseContent Content => new()
    {
        Answer = Answer,
        Note = Note?.ToString() ?? "",
        Target = Target,
        Confidence = Confidence,
        MarkedForReview = MarkedForReview,
    };
}
