using System.Collections;
using System.Globalization;
using System.Reflection;

namespace CioCompass.Tests.Reports;

/// <summary>Every text that can be reached from an object, whatever it is called and however deep it lies.</summary>
internal static class ReportStringsOf
{
    public static string All(object root)
    {
        var (texts, seen) = (new List<string>(), new HashSet<object>(ReferenceEqualityComparer.Instance));
        Visit(root);
        return string.Join('\n', texts);

        void Visit(object? value)
        {
            switch (value)
            {
                case null or CultureInfo:
                    break;
                case string text:
                    texts.Add(text);
                    break;
                case IEnumerable items:
                    foreach (var item in items)
                    {
                        Visit(item);
                    }

                    break;
                default:
                    if (seen.Add(value) && value.GetType() is var type && IsOurs(type))
                    {
                        foreach (var property in type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
                            .Where(p => p.GetIndexParameters().Length == 0 && p.Name != "EqualityContract"))
                        {
                            Visit(property.GetValue(value));
                        }
                    }

                    break;
            }
        }
    }

    private static bool IsOurs(Type type) =>
        type.Namespace!.StartsWith("CioCompass", StringComparison.Ordinal) || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(KeyValuePair<,>));
}
