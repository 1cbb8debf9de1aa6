using System.Text.Json;
using System.Text.Json.Serialization;

namespace CioCompass.Core.Text;

/// <summary>
/// A text as a JSON object with a member for each language, <c>{"en":"Yes","nl":"Ja"}</c>. Reading it is strict but for the languages: one that
/// the product does not speak is kept.
/// </summary>
internal sealed class LocalizedTextJson : JsonConverter<LocalizedText>
{
    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var texts = JsonSerializer.Deserialize<Dictionary<string, string?>>(ref reader, JsonSerializerOptions.Strict)!;
        return texts.ContainsValue(null)
            ? throw new JsonException("A text has words in each of its languages.")
            : LocalizedText.Of(texts.Select(t => (t.Key, t.Value!)));
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        foreach (var language in value.Languages)
        {
            writer.WriteString(language, value[language]);
        }

        writer.WriteEndObject();
    }
}
