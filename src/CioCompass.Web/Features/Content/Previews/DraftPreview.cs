using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.Previews;

/// <summary>The draft as the next version, with a mark where a text is not there yet.</summary>
public static class DraftPreview
{
    public static QuestionSetView Of(QuestionSetDraft draft, QuestionSetView published) => (draft with
    {
        Title = Marked(draft.Title),
        RoleContext = [.. draft.RoleContext.Select(Marked)],
        Themes = [.. draft.Themes.Select(Marked)],
    }).AsView(published.Key, published.Version + 1);

    private static ThemeDraft Marked(ThemeDraft theme) => theme with
    {
        Name = Marked(theme.Name),
        Intent = Marked(theme.Intent),
        Questions = [.. theme.Questions.Select(Marked)],
    };

    private static QuestionDraft Marked(QuestionDraft question) => question with
    {
        Text = Marked(question.Text),
        Guidance = Marked(question.Guidance),
        Levels = [.. question.Levels.Select(Marked)],
    };

    public static LocalizedText Marked(LocalizedText text) => new(Marked(text.Nl), Marked(text.En), Marked(text.Fr));

    public static string Marked(string words) => string.IsNullOrWhiteSpace(words) ? ContentStrings.NotFilledIn : words;
}
