using System.Globalization;
using System.Text.Json;

namespace CioCompass.Core.Text.Json;

/// <summary>
/// Reads the members of one JSON object. Every member is required unless its reader asks with <see cref="Has"/> first, whatever is not
/// asked for is refused, and each error is noted with its place; the value returned beside an error is only there to go on with.
/// </summary>
internal sealed class ObjectReader
{
    /// <summary>Years in which an assessment can have taken place; anything else is a slip or a trick.</summary>
    private const int FirstYear = 2000;
    private const int LastYear = 2100;

    private readonly Dictionary<string, JsonElement> members = new(StringComparer.Ordinal);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly ImportErrors errors;

    public ObjectReader(JsonElement element, string path, ImportErrors errors)
    {
        (Path, this.errors) = (path, errors);
        if (element.ValueKind != JsonValueKind.Object)
        {
            errors.Add(path, ImportErrorKind.WrongType, "object");
            return;
        }

        IsObject = true;
        foreach (var member in element.EnumerateObject())
        {
            members[JsonSyntax.NameOf(member)] = member.Value;
        }
    }

    public string Path { get; }

    private bool IsObject { get; }

    /// <summary>Asks for a member that came later than the format: files written before lack it.</summary>
    public bool Has(string name) => members.ContainsKey(name);

    public string PathOf(string name) => $"{Path}.{name}";

    /// <summary>Whether a member is there and null, which it may be.</summary>
    public bool IsNull(string name)
    {
        if (!members.TryGetValue(name, out var element) || element.ValueKind != JsonValueKind.Null)
        {
            return false;
        }

        read.Add(name);
        return true;
    }

    /// <summary>Notes every member that was not read. To be called last.</summary>
    public void End()
    {
        foreach (var name in members.Keys.Where(n => !read.Contains(n)))
        {
            errors.Add(JsonSyntax.Member(Path, name), ImportErrorKind.UnknownMember);
        }
    }

    public string Text(string name, int maxLength, bool lines = false, bool mayBeEmpty = true)
    {
        if (Of(name, JsonValueKind.String, "string") is not { } element)
        {
            return "";
        }

        var text = CleanString(element, PathOf(name), lines);
        errors.Require(text is not "" || mayBeEmpty, PathOf(name), ImportErrorKind.Empty);
        errors.Require(
            (text?.Length ?? 0) <= maxLength, PathOf(name), ImportErrorKind.TooLong, maxLength.ToString(CultureInfo.InvariantCulture));
        return text ?? "";
    }

    public string? OptionalText(string name, int maxLength) => IsNull(name) ? null : Text(name, maxLength, mayBeEmpty: false);

    public Guid? OptionalId(string name) => IsNull(name) ? null : Id(name);

    public Guid Id(string name)
    {
        if (Of(name, JsonValueKind.String, "uuid") is not { } element)
        {
            return Guid.Empty;
        }

        var known = Guid.TryParseExact(CleanString(element, PathOf(name), lines: false), "D", out var id) && id != Guid.Empty;
        errors.Require(known, PathOf(name), ImportErrorKind.WrongType, "uuid");
        return id;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } element)
        {
            return false;
        }

        errors.Require(
            element.ValueKind is JsonValueKind.True or JsonValueKind.False, PathOf(name), ImportErrorKind.WrongType, "true, false");
        return element.ValueKind == JsonValueKind.True;
    }

    public int Number(string name, int lowest, int highest)
    {
        if (Of(name, JsonValueKind.Number, "integer") is not { } element)
        {
            return lowest;
        }

        if (element.TryGetInt32(out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        errors.Add(PathOf(name), ImportErrorKind.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"{lowest}–{highest}"));
        return lowest;
    }

    public int? OptionalNumber(string name, int lowest, int highest) => IsNull(name) ? null : Number(name, lowest, highest);

    public decimal? OptionalDecimal(string name, int lowest, int highest)
    {
        if (IsNull(name) || Of(name, JsonValueKind.Number, "number") is not { } element)
        {
            return null;
        }

        if (element.TryGetDecimal(out var number) && number >= lowest && number <= highest)
        {
            return number;
        }

        errors.Add(PathOf(name), ImportErrorKind.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"{lowest}–{highest}"));
        return null;
    }

    public T OneOf<T>(string name, params T[] allowed)
        where T : struct, Enum
    {
        if (Of(name, JsonValueKind.String, "string") is not { } element)
        {
            return allowed[0];
        }

        var text = CleanString(element, PathOf(name), lines: false);
        foreach (var value in allowed)
        {
            if (text == JsonFile.NameOf(value))
            {
                return value;
            }
        }

        errors.Add(PathOf(name), ImportErrorKind.NotOneOf, string.Join(", ", allowed.Select(JsonFile.NameOf)));
        return allowed[0];
    }

    public T? OptionalOneOf<T>(string name)
        where T : struct, Enum => IsNull(name) ? null : OneOf(name, Enum.GetValues<T>());

    public DateOnly Day(string name, int firstYear = FirstYear)
    {
        var element = Of(name, JsonValueKind.String, "yyyy-mm-dd");
        if (element is not { } text)
        {
            return DateOnly.MinValue;
        }

        var read = DateOnly.TryParseExact(
            CleanString(text, PathOf(name), lines: false), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        errors.Require(read, PathOf(name), ImportErrorKind.WrongType, "yyyy-mm-dd");
        errors.Require(
            !read || (day.Year >= firstYear && day.Year <= LastYear), PathOf(name), ImportErrorKind.OutOfRange, $"{firstYear}–{LastYear}");
        return day;
    }

    public DateOnly? OptionalDay(string name, int firstYear = FirstYear) => IsNull(name) ? null : Day(name, firstYear);

    /// <summary>UTC.</summary>
    public DateTime Time(string name)
    {
        if (Of(name, JsonValueKind.String, "date-time") is not { } element)
        {
            return DateTime.UnixEpoch;
        }

        // Without an offset a time would mean the server's own zone.
        var text = CleanString(element, PathOf(name), lines: false) ?? "";
        var hasOffset = text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-');
        var known = DateTimeOffset.TryParseExact(
            text, "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && hasOffset;
        errors.Require(known, PathOf(name), ImportErrorKind.WrongType, "date-time");
        errors.Require(!known || IsSane(time.Year), PathOf(name), ImportErrorKind.OutOfRange, $"{FirstYear}–{LastYear}");
        return time.UtcDateTime;
    }

    public DateTime? OptionalTime(string name) => IsNull(name) ? null : Time(name);

    public ObjectReader Object(string name) =>
        Find(name) is { } element ? new ObjectReader(element, PathOf(name), errors) : new ObjectReader(default, PathOf(name), new ImportErrors());

    /// <summary>Reads an array; of one that is too long nothing is read.</summary>
    public IReadOnlyList<T> List<T>(string name, int atMost, Func<JsonElement, string, T> item)
    {
        if (Of(name, JsonValueKind.Array, "array") is not { } array)
        {
            return [];
        }

        if (array.GetArrayLength() > atMost)
        {
            errors.Add(PathOf(name), ImportErrorKind.TooMany, atMost.ToString(CultureInfo.InvariantCulture));
            return [];
        }

        return [.. array.EnumerateArray().Select((element, index) => item(element, $"{PathOf(name)}[{index}]"))];
    }

    public IReadOnlyList<T> Objects<T>(string name, int atMost, Func<ObjectReader, T> item) => List(name, atMost, (element, path) =>
    {
        var reader = new ObjectReader(element, path, errors);
        var value = item(reader);
        reader.End();
        return value;
    });

    /// <summary>A text that stands in an array; null with an error.</summary>
    public string? ItemText(JsonElement element, string path)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            return CleanString(element, path, lines: false);
        }

        errors.Add(path, ImportErrorKind.WrongType, "string");
        return null;
    }

    private static bool IsSane(int year) => year is >= FirstYear and <= LastYear;

    private string? CleanString(JsonElement element, string path, bool lines)
    {
        try
        {
            var text = element.GetString();
            return lines ? CleanText.Of(text) : CleanText.Line(text);
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, or bytes that are no UTF-8.
            errors.Add(path, ImportErrorKind.NotText);
            return null;
        }
    }

    private JsonElement? Of(string name, JsonValueKind kind, string kindName)
    {
        if (Find(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind == kind)
        {
            return element;
        }

        errors.Add(PathOf(name), ImportErrorKind.WrongType, kindName);
        return null;
    }

    private JsonElement? Find(string name)
    {
        read.Add(name);
        if (members.TryGetValue(name, out var element))
        {
            return element;
        }

        // What is no object was noted as such.
        errors.Require(!IsObject, PathOf(name), ImportErrorKind.Missing);
        return null;
    }
}
