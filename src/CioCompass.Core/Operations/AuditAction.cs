namespace CioCompass.Core.Operations;

/// <summary>What the audit log records. Stored by name: a name never changes its meaning.</summary>
public enum AuditAction
{
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOut,
    AdministratorCreated,
    UserInvited,
    UserChanged,
    UserDisabled,
    UserEnabled,
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    OrganisationCreated,
    OrganisationChanged,
    OrganisationDeleted,
    AssessmentCreated,
    AssessmentCompleted,
    AssessmentReopened,
    AssessmentDeleted,
    WorkshopStarted,
    WorkshopClosed,
    AnswerAgreed,
    SampleAdded,
    SampleRemoved,
    AccessRefused,
}
