using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>
/// The draft as the next version, with a mark where a text that it needs is not there yet. Where a language may be missing it reads as readers
/// will see it.
/// </summary>
public static class DraftPreview
{
    public static QuestionSetView Of(QuestionSetDraft draft, QuestionSetView published)
    {
        var required = RequiredLanguages.Of(QuestionSetDraft.Of(published));
        return draft.Map(text => Marked(text, required)).AsView(published.Key, published.Version + 1);
    }

    public static LocalizedText Marked(LocalizedText text, IReadOnlySet<string> required) =>
        LocalizedText.Of(required.Union(text.Languages, StringComparer.Ordinal).Select(language => (language, Marked(text[language]))));

    public static string Marked(string words) => string.IsNullOrWhiteSpace(words) ? ContentStrings.NotFilledIn : words;
}
