using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Text;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>The audit log's words in the current language.</summary>
public static class AuditTexts
{
    /// <summary>By its name, since every action has a text of that name; a test holds that.</summary>
    public static string Of(AuditAction action) => Named("Action", action.ToString());

    public static string Of(AuditGroup group) => Named("Group", group.ToString());

    /// <summary>Description of a row's subject, such as "Workshop of Strategy 2026".</summary>
    public static string Of(AuditSubject subject) =>
        Named("Subject", subject.Kind.ToString()).Fill(subject.Name);

    /// <summary>Names the person who did it, the program itself, or nobody where nobody had signed in.</summary>
    public static string WhoOf(AuditRow row) =>
        (row.ActorId, row.ActorName) == (Actor.Console.UserId, Actor.Console.DisplayName) ? AuditStrings.Program
        : row.ActorName.Length == 0 ? AuditStrings.Nobody
        : row.ActorName;

    private static string Named(string kind, string name) =>
        AuditStrings.ResourceManager.GetString(kind + name, CultureInfo.CurrentUICulture) ?? name;
}
