using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace CioCompass.Core.Text.Json;

/// <summary>
/// JSON files that leave the program and come back: a size, a syntax, and a format that they name. Written by the program, read as if
/// anybody may have written them.
/// </summary>
public static class JsonFile
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Bytes.</summary>
    public const int LargestFile = 5 * 1024 * 1024;

    /// <summary>Objects and arrays within each other.</summary>
    public const int DeepestAllowed = 32;

    internal const int HighestVersion = 1_000_000;

    private const int FormatMaxLength = 64;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },

        // A file of its own, never part of a page, so accents may stay readable.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    /// <summary>The program that writes the files, with its version.</summary>
    internal static string Program { get; } = "CIO Compass " + Version();

    internal static byte[] Write<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Options);

    /// <summary>A schema that the program holds, a JSON Schema of draft 7.</summary>
    internal static byte[] Schema(string file)
    {
        using var resource = typeof(JsonFile).Assembly.GetManifestResourceStream("Schemas/" + file)!;
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return bytes.ToArray();
    }

    /// <summary>The name of an enum's value as it stands in a file.</summary>
    internal static string NameOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <param name="version">The latest of the format; earlier ones are read as well.</param>
    /// <param name="read">Reads the members beyond the name of the format.</param>
    /// <returns>Null where the file is none of this format; beside errors it is only there to go on with.</returns>
    internal static T? Read<T>(ReadOnlyMemory<byte> file, string format, int version, ImportErrors errors, Func<ObjectReader, T> read)
        where T : class
    {
        if (file.Length > LargestFile)
        {
            errors.Add("$", ImportErrorKind.TooMany, "5 MB");
            return null;
        }

        using var json = JsonSyntax.Parse(file, errors);
        if (json is null)
        {
            return null;
        }

        var root = new ObjectReader(json.RootElement, "$", errors);
        if (!IsOf(root, format, version, errors))
        {
            return null;
        }

        var document = read(root);
        root.End();
        return document;
    }

    /// <summary>Another format is told as such, and not by the hundred members that it lacks.</summary>
    private static bool IsOf(ObjectReader root, string format, int version, ImportErrors errors)
    {
        var (itsFormat, itsVersion) = (root.Text("format", FormatMaxLength), root.Number("formatVersion", 0, HighestVersion));
        if (!errors.Any && (itsFormat != format || itsVersion < 1 || itsVersion > version))
        {
            errors.Add("$", ImportErrorKind.OtherFormat, $"{format} {version}");
        }

        return !errors.Any;
    }

    private static string Version() =>
        typeof(JsonFile).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
