using System.Text.Encodings.Web;
using System.Text.Json;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CioCompass.Core.Data;

/// <summary>
/// Texts in the database: one column each, with the JSON of all its languages, as text on both databases. No query asks for one language, so
/// that PostgreSQL's jsonb would give nothing, and would bring the languages into an order of its own.
/// </summary>
internal static class LocalizedTextColumn
{
    /// <summary>The column is never part of a page, so that words may stay as they are.</summary>
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write<T>(T value) => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string json) => JsonSerializer.Deserialize<T>(json, Options)!;
}

internal sealed class LocalizedTextConverter() : ValueConverter<LocalizedText, string>(
    text => LocalizedTextColumn.Write(text), json => LocalizedTextColumn.Read<LocalizedText>(json));

internal sealed class LocalizedTextsConverter() : ValueConverter<List<LocalizedText>, string>(
    texts => LocalizedTextColumn.Write(texts), json => LocalizedTextColumn.Read<List<LocalizedText>>(json));

internal sealed class LocalizedTextsComparer() : ValueComparer<List<LocalizedText>>(
    (one, other) => ReferenceEquals(one, other) || (one != null && other != null && one.SequenceEqual(other)),
    texts => texts.Aggregate(0, (hash, text) => HashCode.Combine(hash, text)),
    texts => texts.ToList());
