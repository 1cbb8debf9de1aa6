using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Actions;

/// <summary>Status of an action. Stored by name.</summary>
public enum ActionStatus
{
    Open = 0,
    InProgress = 1,
    Done = 2,

    /// <summary>Decided against; kept, so that nobody asks again.</summary>
    Dropped = 3,
}

/// <summary>Origin of an action. Stored by name.</summary>
public enum ActionOrigin
{
    /// <summary>Somebody thought of it.</summary>
    Own = 0,

    /// <summary>A level short of its target.</summary>
    Gap = 1,

    /// <summary>A minority view, or a room without consensus.</summary>
    Dissent = 2,
}

/// <summary>Something that somebody will do about an answer, by a day.</summary>
public sealed class ActionItem
{
    public const int TitleMaxLength = 200;
    public const int OwnerMaxLength = 200;
    public const int NoteMaxLength = 4000;

    private ActionItem()
    {
    }

    /// <param name="questionKey">The question that it is about; null for an action about the whole assessment.</param>
    /// <param name="id">Null for a new one.</param>
    public ActionItem(
        Guid assessmentId, string? questionKey, ActionOrigin origin, ActionContent content, string by, DateTime now, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        AssessmentId = assessmentId;
        QuestionKey = questionKey;
        Origin = origin;
        CreatedAt = now;
        Change(content, by, now);
    }

    public Guid Id { get; private set; }

    public Guid AssessmentId { get; private set; }

    public Assessment Assessment { get; private set; } = null!;

    public string? QuestionKey { get; private set; }

    public ActionOrigin Origin { get; private set; }

    public string Title { get; private set; } = "";

    /// <summary>A person or a team, in words: they need no account. Empty while nobody has it.</summary>
    public string Owner { get; private set; } = "";

    public DateOnly? DueOn { get; private set; }

    public ActionStatus Status { get; private set; }

    public string Note { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Name of the person who last changed it, as it was then.</summary>
    public string UpdatedBy { get; private set; } = "";

    /// <summary>UTC; when it was done or dropped. Null while it is open or in progress.</summary>
    public DateTime? ClosedAt { get; private set; }

    /// <summary>UTC; a deleted action is invisible for 30 days and then purged.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>Concurrency token; new with every change.</summary>
    public Guid Version { get; private set; }

    public bool IsClosed => Status is ActionStatus.Done or ActionStatus.Dropped;

    /// <param name="content">Cleaned and free of errors.</param>
    public void Change(ActionContent content, string by, DateTime now)
    {
        Title = content.Title;
        Owner = content.Owner;
        DueOn = content.DueOn;
        Note = content.Note;
        Status = content.Status;
        ClosedAt = IsClosed ? ClosedAt ?? now : null;
        UpdatedBy = by;
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }

    public void Delete(DateTime now)
    {
        DeletedAt ??= now;
        Version = Guid.NewGuid();
    }

    public void Restore()
    {
        DeletedAt = null;
        Version = Guid.NewGuid();
    }
}

/// <summary>Fields of an action that a person enters.</summary>
/// <param name="Title">1 to <see cref="ActionItem.TitleMaxLength"/> characters.</param>
/// <param name="Owner">At most <see cref="ActionItem.OwnerMaxLength"/> characters; empty while nobody has it.</param>
/// <param name="Note">At most <see cref="ActionItem.NoteMaxLength"/> characters.</param>
public sealed record ActionContent(string Title, string Owner, DateOnly? DueOn, ActionStatus Status, string Note)
{
    public static readonly ActionContent Empty = new("", "", null, ActionStatus.Open, "");

    public ActionContent Cleaned() =>
        this with { Title = CleanText.Line(Title), Owner = CleanText.Line(Owner), Note = CleanText.Of(Note) };
}
