using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content;

/// <summary>
/// An edit in one language of a text, and not the text as it becomes: over a slow network the next one comes before this component was drawn anew,
/// and a text made from what was drawn would take back the one before.
/// </summary>
public sealed record TypedWords(string Language, string Words)
{
    public LocalizedText On(LocalizedText text) => text.With(Language, Words);
}
