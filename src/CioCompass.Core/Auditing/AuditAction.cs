namespace CioCompass.Core.Auditing;

/// <summary>Kinds of events in the audit log. Stored by name: a name never changes its meaning.</summary>
public enum AuditAction
{
    SignedIn,
    SignInFailed,
    LockedOut,
    SignedOut,
    AdministratorCreated,
    UserInvited,

    /// <summary>An account was made at somebody's first single sign-on.</summary>
    UserProvisioned,

    /// <summary>An account was linked to a person of the sign-on provider.</summary>
    SignOnLinked,
    UserChanged,
    UserDisabled,
    UserEnabled,
    PasswordChanged,
    PasskeyAdded,
    PasskeyRemoved,
    OrganisationCreated,
    OrganisationChanged,
    OrganisationDeleted,
    OrganisationRestored,
    AssessmentCreated,
    AssessmentCompleted,
    AssessmentReopened,

    /// <summary>The later themes were opened with a reason before the inventory was complete; the reason is not in the log.</summary>
    GateOpened,
    GateTakenBack,

    /// <summary>It no longer counts in comparisons, trends and benchmarks.</summary>
    AssessmentMadeTrial,

    /// <summary>It counts there again.</summary>
    AssessmentMadeReal,

    /// <summary>It took a later version of its questions; the detail says which.</summary>
    AssessmentUpgraded,
    AssessmentDeleted,
    AssessmentRestored,
    WorkshopStarted,
    WorkshopClosed,
    AnswerAgreed,
    ActionCreated,
    ActionChanged,
    ActionDeleted,
    ActionRestored,
    Exported,
    Imported,
    HandedOver,
    LinkShared,
    LinkRevoked,
    LinkOpened,
    Purged,
    BackupMade,

    /// <summary>A backup was checked again; the detail says what was found.</summary>
    BackupVerified,
    BackupDownloaded,
    SampleAdded,
    SampleRemoved,
    ContentPublished,
    ContentExported,

    /// <summary>The detail counts the drafts that were made of the file.</summary>
    ContentImported,
    AccessRefused,
}
