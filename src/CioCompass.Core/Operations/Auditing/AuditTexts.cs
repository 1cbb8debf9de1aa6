using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>The audit log's words in the current language.</summary>
public static class AuditTexts
{
    /// <summary>By its name, since every action has a text of that name; a test holds that.</summary>
    public static string Of(AuditAction action) => Named("Action", action.ToString());

    public static string Of(AuditGroup group) => Named("Group", group.ToString());

    /// <summary>What a row is about, such as "Workshop of Strategy 2026".</summary>
    public static string Of(AuditSubject subject) =>
        string.Format(CultureInfo.CurrentCulture, Named("Subject", subject.Kind.ToString()), subject.Name);

    /// <summary>Who did it: a name, the program itself, or nobody who had signed in.</summary>
    public static string WhoOf(AuditRow row) =>
        (row.ActorId, row.ActorName) == (Actor.Console.UserId, Actor.Console.DisplayName) ? AuditStrings.Program
        : row.ActorName.Length == 0 ? AuditStrings.Nobody
        : row.ActorName;

    private static string Named(string kind, string name) =>
        AuditStrings.ResourceManager.GetString(kind + name, CultureInfo.CurrentUICulture) ?? name;
}
