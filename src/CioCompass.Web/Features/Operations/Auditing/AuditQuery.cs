using System.Globalization;
using CioCompass.Core.Operations.Auditing;
using Microsoft.AspNetCore.WebUtilities;

namespace CioCompass.Web.Features.Operations.Auditing;

/// <summary>The log's filter as it stands in an address, of the page and of its file alike. An empty value is the same as none.</summary>
public readonly record struct AuditQuery(string? Group, string? Person, string? From, string? To)
{
    public const string Path = "/admin/audit";

    private const string DayFormat = "yyyy-MM-dd";

    private static readonly Dictionary<string, AuditGroup> Named = new(StringComparer.Ordinal)
    {
        ["sign-ins"] = AuditGroup.SignIn,
        ["people"] = AuditGroup.People,
        ["organisations"] = AuditGroup.Organisations,
        ["assessments"] = AuditGroup.Assessments,
        ["workshops"] = AuditGroup.Workshops,
        ["actions"] = AuditGroup.Actions,
        ["content"] = AuditGroup.Content,
        ["files"] = AuditGroup.Files,
        ["upkeep"] = AuditGroup.Upkeep,
        ["refusals"] = AuditGroup.Refusals,
    };

    /// <summary>Values of <c>?group=</c>, in the order of the chips.</summary>
    public static IEnumerable<string> Groups => Named.Keys;

    /// <summary>The filter that the address asks for; an unknown group or day is left out.</summary>
    public AuditFilter Filter => new(GroupOf(Group), PersonOf(Person), DayOf(From), DayOf(To));

    /// <summary>Something in it means nothing: a page shows more than was asked for, and a file must not.</summary>
    public bool IsUnclear =>
        (Is(Group) && Filter.Group is null) || (Is(From) && Filter.From is null) || (Is(To) && Filter.To is null);

    public bool IsEmpty => !Is(Group) && !Is(Person) && !Is(From) && !Is(To);

    public static AuditGroup? GroupOf(string? name) => name is not null && Named.TryGetValue(name, out var group) ? group : null;

    public static string? Text(DateOnly? day) => day?.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static string NameOf(AuditGroup group) => Named.Single(n => n.Value == group).Key;

    /// <param name="extension">Of the file, with its dot; empty for the page.</param>
    /// <param name="before">From which row an older page goes on.</param>
    public string Address(string extension = "", long? before = null)
    {
        Dictionary<string, string?> parts = new(StringComparer.Ordinal)
        {
            ["group"] = Group,
            ["person"] = Person,
            ["from"] = From,
            ["to"] = To,
            ["before"] = before?.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString(Path + extension, parts.Where(p => Is(p.Value)));
    }

    private static bool Is(string? text) => !string.IsNullOrWhiteSpace(text);

    /// <summary>Reads an id; one that is none at all is one of which there are no rows.</summary>
    private static Guid? PersonOf(string? text) => !Is(text) ? null : Guid.TryParse(text, out var id) ? id : Guid.AllBitsSet;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
