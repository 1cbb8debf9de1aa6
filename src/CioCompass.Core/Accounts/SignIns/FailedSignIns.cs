using CioCompass.Core.Auditing;

namespace CioCompass.Core.Accounts.SignIns;

/// <summary>
/// Writes down that a sign-in failed: one row, whether there is an account to name or not, so that the time of the write tells nobody
/// which addresses have one.
/// </summary>
public sealed class FailedSignIns(AuditLog audit)
{
    /// <param name="user">Null where the address has no account.</param>
    /// <param name="delays">Whether from this try on the next one has to wait.</param>
    public Task WriteAsync(CompassUser? user, bool delays, CancellationToken cancellationToken) => audit.WriteAsync(
        delays ? AuditAction.LockedOut : AuditAction.SignInFailed, actorId: null, "", user?.Id, user is null ? "unknown account" : "",
        cancellationToken);
}
