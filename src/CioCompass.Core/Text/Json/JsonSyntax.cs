using System.Globalization;
using System.Text.Json;

namespace CioCompass.Core.Text.Json;

/// <summary>The syntax of a file: JSON in UTF-8, not too deep, no member twice. What it means comes afterwards.</summary>
internal static class JsonSyntax
{
    /// <summary>Deeper than any file can be within the limit of its size: how deep it is shall be told from what is no JSON.</summary>
    private const int Bottomless = int.MaxValue;

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>The document, to be disposed of; null with one error.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> file, ImportErrors errors)
    {
        var bytes = file.Span.StartsWith(ByteOrderMark) ? file[ByteOrderMark.Length..] : file;
        if (Problem(bytes.Span) is { } problem)
        {
            errors.Add("$", problem.Kind, problem.Detail);
            return null;
        }

        var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = JsonFile.DeepestAllowed });
        if (Duplicate(document.RootElement, "$") is not { } twice)
        {
            return document;
        }

        errors.Add(twice, ImportErrorKind.DuplicateMember);
        document.Dispose();
        return null;
    }

    /// <summary>A member's place, its name cut and without anything that a page or a log could stumble over.</summary>
    public static string Member(string path, string name)
    {
        var clean = CleanText.Line(name);
        return $"{path}.{(clean.Length <= 40 ? clean : clean[..40] + "…")}";
    }

    /// <summary>A member's name; lone surrogates, which JSON can write and no text has, make it unreadable.</summary>
    public static string NameOf(JsonProperty member)
    {
        try
        {
            return member.Name;
        }
        catch (InvalidOperationException)
        {
            return "?";
        }
    }

    private static (ImportErrorKind Kind, string Detail)? Problem(ReadOnlySpan<byte> bytes)
    {
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = Bottomless });
        try
        {
            while (reader.Read())
            {
                // At the start of an object or array, the depth is that of what it stands in.
                var opens = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                if (opens && reader.CurrentDepth >= JsonFile.DeepestAllowed)
                {
                    return (ImportErrorKind.TooDeep, JsonFile.DeepestAllowed.ToString(CultureInfo.InvariantCulture));
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return (ImportErrorKind.NotJson, ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    private static string? Duplicate(JsonElement element, string path)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in element.EnumerateObject())
                {
                    var (name, place) = (NameOf(member), Member(path, NameOf(member)));
                    if (!names.Add(name))
                    {
                        return place;
                    }

                    if (Duplicate(member.Value, place) is { } within)
                    {
                        return within;
                    }
                }

                return null;
            case JsonValueKind.Array:
                return element.EnumerateArray().Select((item, index) => Duplicate(item, $"{path}[{index}]")).FirstOrDefault(p => p is not null);
            default:
                return null;
        }
    }
}
