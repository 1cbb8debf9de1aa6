using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports;

/// <summary>
/// Every text that a report holds, wherever in it: also in what the report will hold one day, so that nobody has to list it. Reads fields
/// and never runs a property.
/// </summary>
internal static class ReportTexts
{
    private static readonly ConcurrentDictionary<Type, FieldInfo[]> Fields = [];

    /// <summary>In the report's language, in the order of its parts; the same text once.</summary>
    public static IReadOnlyList<string> Of(Report report)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        Collect(report, report.Culture, texts, new HashSet<object>(ReferenceEqualityComparer.Instance));
        return [.. texts];
    }

    private static void Collect(object? part, CultureInfo culture, HashSet<string> texts, HashSet<object> seen)
    {
        switch (part)
        {
            case null:
                break;
            case string text:
                texts.Add(text);
                break;
            case LocalizedText text:
                texts.Add(text.In(culture));
                break;
            case IEnumerable items when seen.Add(items):
                foreach (var item in items)
                {
                    Collect(item, culture, texts, seen);
                }

                break;
            case not IEnumerable when IsOwn(part.GetType()) && (part.GetType().IsValueType || seen.Add(part)):
                foreach (var field in Fields.GetOrAdd(part.GetType(), FieldsOf))
                {
                    Collect(field.GetValue(part), culture, texts, seen);
                }

                break;
        }
    }

    private static FieldInfo[] FieldsOf(Type type) =>
        type == typeof(object) || type == typeof(ValueType)
            ? []
            : [.. FieldsOf(type.BaseType!), .. type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)];

    /// <summary>The program's own records, and what dictionaries and tuples hold them in.</summary>
    private static bool IsOwn(Type type) =>
        !type.IsEnum && (type.Namespace?.StartsWith("CioCompass.", StringComparison.Ordinal) == true
            || (type.IsGenericType && type.GetGenericTypeDefinition() is { } shape
                && (shape == typeof(KeyValuePair<,>) || shape.FullName!.StartsWith("System.ValueTuple`", StringComparison.Ordinal))));
}
