using System.Text.Json;
using System.Text.Json.Nodes;
using CioCompass.Core.Text;

namespace CioCompass.Core.Data.Content;

/// <summary>The localised texts in a JSON document, wherever in it: objects whose members are words in the product's languages.</summary>
internal static class TextNodes
{
    /// <summary>The document with each text changed; what is no text stays as it is.</summary>
    public static JsonNode? Map(JsonNode? node, Func<LocalizedText, LocalizedText> change) => node switch
    {
        JsonObject text when IsText(text) => JsonSerializer.SerializeToNode(change(text.Deserialize<LocalizedText>()!)),
        JsonObject parts => new JsonObject(parts.Select(p => KeyValuePair.Create(p.Key, Map(p.Value, change)))),
        JsonArray items => new JsonArray([.. items.Select(i => Map(i, change))]),
        _ => node?.DeepClone(),
    };

    public static IReadOnlyList<LocalizedText> In(IEnumerable<JsonNode> documents)
    {
        var texts = new List<LocalizedText>();
        foreach (var document in documents)
        {
            Map(document, text =>
            {
                texts.Add(text);
                return text;
            });
        }

        return texts;
    }

    private static bool IsText(JsonObject node) => node.Count > 0 && node.All(member =>
        Languages.Codes.Contains(member.Key) && member.Value?.GetValueKind() == JsonValueKind.String);
}
