using CioCompass.Core.Data;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>An action as lists, results and reports show it.</summary>
/// <param name="QuestionKey">Null for an action about the whole assessment.</param>
/// <param name="ClosedAt">UTC; null while it is open or in progress.</param>
/// <param name="Version">What the reader saw; a change is refused where it is no longer the stored one.</param>
public sealed record ActionView(
    Guid Id, Guid AssessmentId, string AssessmentTitle, Guid OrganisationId, string OrganisationName, string? QuestionKey,
    ActionOrigin Origin, ActionContent Content, DateTime CreatedAt, DateTime UpdatedAt, string UpdatedBy, DateTime? ClosedAt, Guid Version)
{
    public bool IsClosed => ClosedAt is not null;

    /// <summary>A later assessment has carried it over: the copy is what is to be done. Only the plan over all assessments tells.</summary>
    public bool IsContinued { get; init; }

    /// <summary>Neither done nor dropped nor carried over into a later assessment.</summary>
    public bool IsOpen => !IsClosed && !IsContinued;

    /// <summary>Due before today and still open. On the day itself it is not overdue.</summary>
    public bool IsOverdue(DateOnly today) => IsOpen && Content.DueOn < today;

    public DueGroup GroupOn(DateOnly today) => DueGroups.Of(Content.DueOn, !IsOpen, today);
}

/// <param name="Open">To do or in progress, the overdue ones among them; what a later assessment has carried over counts there only.</param>
public sealed record ActionCounts(int Total, int Open, int Overdue)
{
    public static readonly ActionCounts None = new(0, 0, 0);
}

/// <summary>A page of the plan.</summary>
/// <param name="Items">What is due first comes first, then what has no day, then what is closed, the latest first, then what is carried over.</param>
/// <param name="Page">From 1; the last one where a later one was asked for.</param>
/// <param name="Today">The day by which it was decided what is overdue.</param>
public sealed record ActionPage(IReadOnlyList<ActionView> Items, ActionCounts Counts, int Page, DateOnly Today)
    : ListPage<ActionView>(Items, Counts.Total, Page);

/// <summary>The plan by status, without what a later assessment has carried over.</summary>
/// <param name="Columns">One for each status, in their order.</param>
public sealed record ActionBoard(IReadOnlyList<ActionColumn> Columns, ActionCounts Counts, DateOnly Today);

/// <param name="Items">The first of the status, in the plan's order; at most <see cref="ActionPlan.ColumnAtMost"/>.</param>
/// <param name="Total">Also those that the column leaves out.</param>
public sealed record ActionColumn(ActionStatus Status, IReadOnlyList<ActionView> Items, int Total);

/// <summary>An assessment that actions can be made for, or looked up by.</summary>
public sealed record ActionAssessment(Guid Id, string Title, DateOnly HeldOn, Guid OrganisationId, string OrganisationName);

/// <param name="QuestionKey">Null for an action about the whole assessment.</param>
public sealed record NewAction(Guid AssessmentId, string? QuestionKey, ActionOrigin Origin, ActionContent Content)
{
    /// <summary>Chosen by the form: the same one again makes nothing more.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}

/// <summary>Outcome of saving an action. Only <see cref="Saved"/> has changed anything.</summary>
public abstract record ActionResult
{
    private ActionResult()
    {
    }

    public sealed record Saved(ActionView Action) : ActionResult;

    /// <summary>Somebody else changed it meanwhile; the person decides between both.</summary>
    public sealed record Conflict(ActionView Stored, ActionContent Wanted) : ActionResult;

    public sealed record Invalid(IReadOnlyList<ActionError> Errors) : ActionResult;

    /// <summary>The reader's role does not allow changes.</summary>
    public sealed record NotAllowed : ActionResult;

    /// <summary>No such assessment, question or action, or not this reader's.</summary>
    public sealed record NotFound : ActionResult;
}

/// <param name="Taken">How many were copied; 0 where the outcome is not <see cref="ChangeOutcome.Done"/>.</param>
public sealed record CarryOverResult(ChangeOutcome Outcome, int Taken);
