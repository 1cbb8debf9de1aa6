using System.Globalization;
using System.Text.Json;

namespace CioCompass.Core.Text.Json;

/// <summary>The syntax of a file: JSON in UTF-8, not too deep, no member twice. What it means comes afterwards.</summary>
internal static class JsonSyntax
{
    /// <summary>Deeper than any file can be within the limit of its size: how deep it is shall be told from what is no JSON.</summary>
    private const int Bottomless = int.MaxValue;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = JsonFile.DeepestAllowed, AllowDuplicateProperties = false };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <returns>The document, to be disposed of; null with one error.</returns>
    public static JsonDocument? Parse(ReadOnlyMemory<byte> file, ImportErrors errors)
    {
        var bytes = file.Span.StartsWith(ByteOrderMark) ? file[ByteOrderMark.Length..] : file;
        try
        {
            return JsonDocument.Parse(bytes, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            var problem = SyntaxProblem(bytes.Span) ?? NameProblem(bytes);
            errors.Add(problem.Path, problem.Kind, problem.Detail);
            return null;
        }
    }

    /// <summary>A member's place, its name cut and without anything that a page or a log could stumble over.</summary>
    public static string Member(string path, string name)
    {
        var clean = CleanText.Line(name);
        return $"{path}.{(clean.Length <= 40 ? clean : clean[..40] + "…")}";
    }

    /// <summary>A member's name; bytes that are no text, which the framework lets pass where nothing is to be compared, make it one that no file has.</summary>
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

    /// <summary>Reads once more to tell what the framework's error does not: too deep, or no JSON, and on which line.</summary>
    private static ImportError? SyntaxProblem(ReadOnlySpan<byte> bytes)
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
                    return new ImportError("$", ImportErrorKind.TooDeep, JsonFile.DeepestAllowed.ToString(CultureInfo.InvariantCulture));
                }
            }

            return null;
        }
        catch (JsonException e)
        {
            return new ImportError("$", ImportErrorKind.NotJson, ((e.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>A member twice, or a name with a lone surrogate: JSON can write that, and no text has it.</summary>
    private static ImportError NameProblem(ReadOnlyMemory<byte> bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        try
        {
            return new ImportError(Duplicate(document.RootElement, "$") ?? "$", ImportErrorKind.DuplicateMember);
        }
        catch (InvalidOperationException)
        {
            return new ImportError("$", ImportErrorKind.NotText);
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
                    var place = Member(path, member.Name);
                    if (!names.Add(member.Name))
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
