using System.Collections.Concurrent;

namespace CioCompass.Core.Accounts.SignIns;

/// <summary>
/// Remembers the sign-ins that have ended in this process, because somebody signed out, has a new password, or was disabled or changed: a page that
/// was open does nothing from then on, and no query has to ask. Another process on the same database notices within a minute, by the security stamp.
/// </summary>
public sealed class EndedSignIns
{
    /// <summary>At most one entry for each account.</summary>
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> endedAt = new();

    /// <param name="at">Before the change was stored: a sign-in that has seen it is a later one.</param>
    public void End(Guid userId, DateTimeOffset at) => endedAt.AddOrUpdate(userId, at, (_, before) => at > before ? at : before);

    public bool Include(Guid userId, DateTimeOffset signedInAt) => endedAt.TryGetValue(userId, out var at) && signedInAt < at;
}
