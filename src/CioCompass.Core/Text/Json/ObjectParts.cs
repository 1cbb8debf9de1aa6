namespace CioCompass.Core.Text.Json;

/// <summary>Objects within an object, read to their last member.</summary>
internal static class ObjectParts
{
    public static T Part<T>(this ObjectReader parent, string name, Func<ObjectReader, T> read)
    {
        var reader = parent.Object(name);
        var part = read(reader);
        reader.End();
        return part;
    }

    /// <summary>A text in the product's languages, each of which may be empty or left out; another language is refused.</summary>
    public static LocalizedText Words(this ObjectReader parent, string name, int maxLength) =>
        parent.Part(name, text => Words(text, maxLength));

    /// <summary>The same, or null.</summary>
    public static LocalizedText? OptionalWords(this ObjectReader parent, string name, int maxLength) =>
        parent.IsNull(name) ? null : parent.Words(name, maxLength);

    /// <summary>The same where the text itself is at hand, as in an array.</summary>
    public static LocalizedText Words(ObjectReader text, int maxLength) =>
        LocalizedText.Of(Languages.Codes.Where(text.Has).Select(language => (language, text.Text(language, maxLength, lines: true))));
}
