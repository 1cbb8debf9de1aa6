using CioCompass.Core.Auditing;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>Filter of the audit log; a null leaves nothing out.</summary>
/// <param name="PersonId">What this person did, and what was done to their account.</param>
/// <param name="From">The first day, in the reader's zone.</param>
/// <param name="To">The last day, likewise; a day before <paramref name="From"/> finds nothing.</param>
public sealed record AuditFilter(AuditGroup? Group, Guid? PersonId, DateOnly? From, DateOnly? To)
{
    public static readonly AuditFilter All = new(null, null, null, null);
}

/// <summary>Kind of thing that a row is about.</summary>
public enum AuditSubjectKind
{
    Person,
    Organisation,
    Assessment,
    Workshop,
    Round,
    Action,
}

/// <param name="Name">Of the person, the organisation or the assessment that it belongs to: a name, never an answer or an action's text.</param>
public sealed record AuditSubject(AuditSubjectKind Kind, string Name);

/// <param name="At">UTC.</param>
/// <param name="Subject">Null where it is about nothing in particular, or what it was about is gone; then the id remains.</param>
/// <param name="Detail">Technical words and counts, in no language.</param>
public sealed record AuditRow(
    long Id, DateTime At, AuditAction Action, Guid? ActorId, string ActorName, Guid? SubjectId, AuditSubject? Subject, string Detail)
{
    /// <summary>Whether it is about somebody or something else than the person who did it.</summary>
    public bool HasSubject => SubjectId is not null && SubjectId != ActorId;
}

/// <param name="Next">From which row the next, older page goes on; null on the last one.</param>
public sealed record AuditPage(IReadOnlyList<AuditRow> Rows, long? Next);

/// <summary>Somebody to filter by.</summary>
public sealed record AuditPerson(Guid Id, string Name, string Email);
