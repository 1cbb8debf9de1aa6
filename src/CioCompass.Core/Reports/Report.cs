using System.Globalization;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports;

/// <summary>
/// One assessment as it is handed over: on the report page, on paper, in slides and workbooks. It is in one language, with every sentence
/// ready to print; each format only lays it out. It holds no identities: ballots are counted, and rounds below the minimum count withheld.
/// </summary>
/// <param name="Culture">Language of all its texts, and of its numbers and days.</param>
/// <param name="Summary">The findings in sentences, the most important first.</param>
/// <param name="CompassTitle">The finding of the radar.</param>
/// <param name="CompassText">What the radar shows, theme by theme, for those who do not see it.</param>
/// <param name="Figures">Every current published figure, in the article's order.</param>
/// <param name="Actions">Those of the assessment, and what earlier ones have left open; what is due first comes first.</param>
/// <param name="Method">How it was made and what its numbers mean.</param>
/// <param name="Sections">What it holds; a section that is not among them is empty in every list here and laid out nowhere.</param>
public sealed record Report(
    ReportCover Cover, CultureInfo Culture, ResultsView Results, IReadOnlyList<string> Summary, string CompassTitle, string CompassText,
    IReadOnlyList<ReportTheme> Themes, IReadOnlyList<ReportStatistic> Statistics, IReadOnlyList<ReportAction> Actions,
    IReadOnlyList<MethodNote> Method, IReadOnlySet<ReportSection> Sections)
{
    public static readonly IReadOnlySet<ReportSection> AllSections = new HashSet<ReportSection>(Enum.GetValues<ReportSection>());

    public bool Has(ReportSection section) => Sections.Contains(section);

    public IEnumerable<ReportQuestion> Questions => Themes.SelectMany(t => t.Questions);

    /// <summary>The sentences of <see cref="Summary"/>, each with the section that it must not outlive.</summary>
    internal IReadOnlyList<ReportFinding> Findings { get; init; } = [];

    /// <summary>The same report with fewer sections. What is left out is empty everywhere, also in summary and method.</summary>
    public Report Only(IReadOnlySet<ReportSection> sections) => ReportSelection.Of(this, sections);
}

/// <param name="About">It is told only where this section is.</param>
internal sealed record ReportFinding(ReportSection About, string Text);

/// <param name="Title">The assessment's.</param>
/// <param name="HeldOnText">The day in words.</param>
/// <param name="StatusText">"open" or "completed", in words.</param>
/// <param name="PreviousText">What it is compared with, in words; null without an earlier assessment.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="MadeOn">The day of it in the reader's zone, which <paramref name="MadeAtText"/> names.</param>
/// <param name="QuestionSetText">Title and version of the question set.</param>
public sealed record ReportCover(
    Guid AssessmentId, string OrganisationName, string Title, DateOnly HeldOn, string HeldOnText, bool IsCompleted, string StatusText,
    string? PreviousText, bool IsSample, DateTime MadeAt, DateOnly MadeOn, string MadeAtText, string QuestionSetText)
{
    /// <summary>
    /// Sentence on the gate that was opened, or the answers filled in, before the inventory was complete, with who, when and why; null where there is
    /// none.
    /// </summary>
    public string? GateText { get; init; }
}

/// <param name="Sentence">Where the theme stands, with its range, its change and its target.</param>
public sealed record ReportTheme(ThemeResult Result, string Name, string Intent, string Sentence, IReadOnlyList<ReportQuestion> Questions);

/// <param name="AnswerText">The answer in words: "level 3: defined", "don't know", "not applicable", "not answered".</param>
/// <param name="Descriptor">What the level means for this question; empty without a level.</param>
/// <param name="TargetText">Empty without a target.</param>
/// <param name="ConfidenceText">Empty where nobody said.</param>
/// <param name="Agreed">What the room agreed; null where the answer was not agreed in a workshop.</param>
/// <param name="Rounds">Votes on the question, the first attempt first.</param>
/// <param name="Figures">The published figures that motivate it, the most telling first.</param>
public sealed record ReportQuestion(
    QuestionResult Result, string Text, string AnswerText, string Descriptor, string TargetText, string ConfidenceText, string Note,
    IReadOnlyList<string> EvidenceLinks, ReportAgreement? Agreed, IReadOnlyList<ReportRound> Rounds, IReadOnlyList<ReportStatistic> Statistics,
    IReadOnlyList<ReportAction> Actions)
{
    public string Key => Result.Question.Key;

    /// <summary>Sentence saying that the answer was given before the inventory was complete; empty where it was not.</summary>
    public string EarlyText { get; init; } = "";

    /// <summary>Whether it was voted on without an agreement that rests on its last vote.</summary>
    public bool IsOpenDissent { get; init; }
}

/// <param name="AnswerText">What was agreed, in words.</param>
/// <param name="Rationale">Empty where none was recorded.</param>
/// <param name="MinorityView">Empty where nobody dissents.</param>
/// <param name="RecordedText">By whom and when.</param>
public sealed record ReportAgreement(string AnswerText, string Rationale, string MinorityView, string RecordedText)
{
    /// <summary>The answer as it is now, with who changed it and when; empty while it is still what was agreed.</summary>
    public string ChangedText { get; init; } = "";
}

/// <param name="Owner">Empty while nobody has it.</param>
/// <param name="DueText">The day in words; says so where there is none.</param>
/// <param name="IsOverdue">Due before the day that the report was made, and neither done nor dropped.</param>
/// <param name="QuestionText">What it is about; empty for the whole assessment.</param>
public sealed record ReportAction(
    ActionView View, string Title, string Owner, string DueText, string StatusText, bool IsOverdue, string OriginText, string QuestionText,
    string Note)
{
    /// <summary>The earlier assessment that left it open; empty for one of this assessment.</summary>
    public string FromText { get; init; } = "";

    /// <summary>Origin in words, an earlier assessment included.</summary>
    public string WholeOriginText => FromText.Length == 0 ? OriginText : $"{OriginText}, {FromText}";
}

public sealed record MethodNote(string Title, string Text)
{
    /// <summary>Address of the thing it names; null where there is none.</summary>
    public string? Address { get; init; }

    /// <summary>The section that it explains; null for what holds for the whole report.</summary>
    internal ReportSection? About { get; init; }
}
