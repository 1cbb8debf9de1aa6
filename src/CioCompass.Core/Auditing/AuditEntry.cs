namespace CioCompass.Core.Auditing;

/// <summary>One line of the audit log. It says who did what to which object, never what an answer or a note said.</summary>
public sealed class AuditEntry
{
    public const int DetailMaxLength = 400;

    private AuditEntry()
    {
    }

    public AuditEntry(DateTime at, AuditAction action, Guid? actorId, string actorName, Guid? subjectId, string detail)
    {
        At = at;
        Action = action;
        ActorId = actorId;
        ActorName = actorName;
        SubjectId = subjectId;
        Detail = detail;
    }

    public long Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public AuditAction Action { get; private set; }

    /// <summary>Null where nobody was signed in.</summary>
    public Guid? ActorId { get; private set; }

    public string ActorName { get; private set; } = "";

    public Guid? SubjectId { get; private set; }

    /// <summary>At most 400 characters; no answers, notes, ballots, passwords or codes.</summary>
    public string Detail { get; private set; } = "";
}
