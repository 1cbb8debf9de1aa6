using CioCompass.Core.Auditing;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>Groups by which the audit log is filtered: actions that one looks for together.</summary>
public enum AuditGroup
{
    SignIn,
    People,
    Organisations,
    Assessments,
    Workshops,
    Actions,
    Content,

    /// <summary>Files and links that left the program or came in.</summary>
    Files,

    /// <summary>Backups and what was purged.</summary>
    Upkeep,
    Refusals,
}

/// <summary>Assigns actions to groups; a test holds that each belongs to exactly one.</summary>
public static class AuditGroups
{
    private static readonly Dictionary<AuditGroup, AuditAction[]> Actions = new()
    {
        [AuditGroup.SignIn] = [AuditAction.SignedIn, AuditAction.SignInFailed, AuditAction.LockedOut, AuditAction.SignedOut],
        [AuditGroup.People] =
        [
            AuditAction.AdministratorCreated, AuditAction.UserInvited, AuditAction.UserProvisioned, AuditAction.SignOnLinked,
            AuditAction.UserChanged, AuditAction.UserDisabled, AuditAction.UserEnabled, AuditAction.PasswordChanged, AuditAction.PasskeyAdded,
            AuditAction.PasskeyRemoved,
        ],
        [AuditGroup.Organisations] =
        [
            AuditAction.OrganisationCreated, AuditAction.OrganisationChanged, AuditAction.OrganisationDeleted,
            AuditAction.OrganisationRestored, AuditAction.SampleAdded, AuditAction.SampleRemoved,
        ],
        [AuditGroup.Assessments] =
        [
            AuditAction.AssessmentCreated, AuditAction.AssessmentCompleted, AuditAction.AssessmentReopened, AuditAction.AssessmentDeleted,
            AuditAction.AssessmentRestored, AuditAction.AssessmentUpgraded, AuditAction.AssessmentMadeTrial,
            AuditAction.AssessmentMadeReal, AuditAction.AnswerAgreed, AuditAction.GateOpened, AuditAction.GateTakenBack,
        ],
        [AuditGroup.Workshops] = [AuditAction.WorkshopStarted, AuditAction.WorkshopClosed],
        [AuditGroup.Actions] =
            [AuditAction.ActionCreated, AuditAction.ActionChanged, AuditAction.ActionDeleted, AuditAction.ActionRestored],
        [AuditGroup.Content] = [AuditAction.ContentPublished, AuditAction.ContentExported, AuditAction.ContentImported],
        [AuditGroup.Files] =
        [
            AuditAction.Exported, AuditAction.Imported, AuditAction.HandedOver, AuditAction.LinkShared, AuditAction.LinkRevoked,
            AuditAction.LinkOpened,
        ],
        [AuditGroup.Upkeep] = [AuditAction.BackupMade, AuditAction.BackupVerified, AuditAction.BackupDownloaded, AuditAction.Purged],
        [AuditGroup.Refusals] = [AuditAction.AccessRefused],
    };

    public static IReadOnlyList<AuditAction> ActionsOf(AuditGroup group) => Actions[group];

    /// <exception cref="InvalidOperationException">It has no group.</exception>
    public static AuditGroup Of(AuditAction action) => Actions.Single(g => g.Value.Contains(action)).Key;
}
