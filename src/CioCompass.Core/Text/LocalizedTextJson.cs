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
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("A text is an object.");
        }

        var texts = new List<(string Language, string Words)>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var language = reader.GetString()!;
            if (!reader.Read() || reader.TokenType != JsonTokenType.String || texts.Exists(t => t.Language == language))
            {
                throw new JsonException("A text has one string for each language.");
            }

            texts.Add((language, reader.GetString()!));
        }

        return LocalizedText.Of(texts);
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
