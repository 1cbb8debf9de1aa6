using System.Text.Json;
using CioCompass.Core.Text;

namespace CioCompass.Core.Operations.Auditing;

/// <summary>
/// The audit log as a table for spreadsheets: a row per entry, the latest first, times in the reader's zone, which stands beside each. Names of columns, actions, groups and kinds
/// are the same in every language, so that a sheet built on them holds.
/// </summary>
public static class AuditCsv
{
    private static readonly string[] Header =
        ["at", "timeZone", "group", "action", "person", "personId", "subjectKind", "subject", "subjectId", "detail", "id"];

    public static byte[] Write(IEnumerable<AuditRow> rows) => CsvDocument.ForPeople(
        Header,
        rows.Select(r => (IEnumerable<object?>)
        [
            Moments.ForSheet(r.At), Moments.ZoneForSheet(r.At), Name(AuditGroups.Of(r.Action)), Name(r.Action), r.ActorName, r.ActorId, r.Subject is { } subject ? Name(subject.Kind) : null,
            r.Subject?.Name, r.SubjectId, r.Detail, r.Id,
        ]));

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
