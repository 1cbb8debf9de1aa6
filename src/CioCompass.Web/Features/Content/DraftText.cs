using CioCompass.Core.Content;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content;

/// <summary>One text in the editor, in every language, as it was typed.</summary>
/// <param name="Id">Of its group of fields on the page.</param>
/// <param name="MostCharacters">How long it may be when it is published; a draft may be longer.</param>
/// <param name="Number">From 1, of a level or of another text of which there are several; null where there is one.</param>
public sealed record DraftText(string Id, ContentField Field, LocalizedText Value, int MostCharacters, int? Number = null)
{
    /// <summary>
    /// Beyond this a field takes no more. What is too long to publish is kept and told, but a text must fit the 32 KB of one message of the
    /// circuit, in any script.
    /// </summary>
    public const int LongestTyped = 5000;

    public string In(string language) => Value[language];

    public DraftText With(string language, string words) => this with { Value = Value.With(language, words) };
}
