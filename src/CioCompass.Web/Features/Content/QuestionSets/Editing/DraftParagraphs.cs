using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.QuestionSets.Editing;

/// <summary>
/// The paragraphs of the role's context in the editor. In the draft they have no keys; here each keeps the id that it came with, wherever
/// it is moved, so that what two people do to them at once can be brought together.
/// </summary>
internal static class DraftParagraphs
{
    public static IEnumerable<DraftText> Paragraphs(this DraftForm form) => form.Texts.Where(t => t.Field == ContentField.RoleContext);

    public static DraftForm AddParagraph(this DraftForm form)
    {
        var made = form.ParagraphsMade + 1;
        return form.WithParagraphs([.. form.Paragraphs(), Of(MadeId(made), LocalizedText.Empty, 0)]) with { ParagraphsMade = made };
    }

    public static DraftForm RemoveParagraph(this DraftForm form, string id) => form.WithParagraphs(form.Paragraphs().Where(p => p.Id != id));

    /// <summary>Puts it one place earlier; the first stays first.</summary>
    public static DraftForm MoveParagraphUp(this DraftForm form, string id)
    {
        var paragraphs = form.Paragraphs().ToList();
        var index = paragraphs.FindIndex(p => p.Id == id);
        if (index > 0)
        {
            (paragraphs[index - 1], paragraphs[index]) = (paragraphs[index], paragraphs[index - 1]);
        }

        return form.WithParagraphs(paragraphs);
    }

    /// <summary>Gives the paragraphs the ids that the same ones have in what was seen before, and new ids to those that are new.</summary>
    /// <param name="made">How many were made on the page.</param>
    public static DraftForm RecognisedFrom(this DraftForm stored, DraftForm seen, int made)
    {
        var known = seen.Paragraphs().ToList();
        var paragraphs = stored.Paragraphs().ToList();
        var matches = ParagraphMatch.Of([.. known.Select(p => p.Value)], [.. paragraphs.Select(p => p.Value)]);
        var recognised = paragraphs.Zip(matches, (p, match) => p with { Id = match is { } index ? known[index].Id : MadeId(++made) }).ToList();
        return stored.WithParagraphs(recognised) with { ParagraphsMade = made };
    }

    /// <summary>In their new order, which their numbers follow.</summary>
    public static DraftForm WithParagraphs(this DraftForm form, IEnumerable<DraftText> paragraphs) => form with
    {
        Texts = [.. form.Texts.Where(t => t.Field != ContentField.RoleContext), .. paragraphs.Select((p, index) => p with { Number = index + 1 })],
    };

    /// <param name="number">From 1, of a paragraph as it is stored.</param>
    public static string IdOf(int number) => $"role-context-{number}";

    public static DraftText Of(string id, LocalizedText text, int number) => new(id, ContentField.RoleContext, text, ContentRules.TextMaxLength, number);

    /// <param name="made">From 1, of a paragraph that was added on the page.</param>
    public static string MadeId(int made) => $"role-context-new-{made}";
}
