using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Questions;

/// <summary>
/// A further version of the shipped questions: in the first theme one question is reworded, one is gone and one is new; in the second, the
/// levels of one read differently; its last question belongs to the third theme.
/// </summary>
internal static class LaterQuestions
{
    public const string Added = "brand-new";

    public static string Reworded(QuestionSetView set) => set.Themes[0].Questions[0].Key;

    public static string Removed(QuestionSetView set) => set.Themes[0].Questions[1].Key;

    public static string Relevelled(QuestionSetView set) => set.Themes[1].Questions[0].Key;

    public static string Moved(QuestionSetView set) => set.Themes[1].Questions[^1].Key;

    /// <summary>The shipped questions; a catalogue is not asked for the current version by this.</summary>
    public static async Task<QuestionSetView> ShippedAsync(TestDatabase database)
    {
        await using var db = database.Open();
        var id = await db.QuestionSets.Where(s => s.Version == Shipped.Version).Select(s => s.Id).SingleAsync();
        return await database.Get<QuestionCatalog>().SetAsync(id, CancellationToken.None);
    }

    /// <summary>Publishes it; a catalogue that was asked for the current version before keeps the earlier one.</summary>
    public static async Task<int> PublishAsync(TestDatabase database, QuestionSetView first)
    {
        var set = new QuestionSet(first.Key, first.Version + 1) { Title = first.Title, RoleContext = [.. first.RoleContext] };
        for (var i = 0; i < first.Themes.Count; i++)
        {
            var theme = new Theme(first.Themes[i].Key, i + 1, first.Themes[i].IsPrerequisite)
            {
                Name = first.Themes[i].Name,
                Intent = first.Themes[i].Intent,
            };
            foreach (var (order, question) in QuestionsOf(first, i).Index())
            {
                theme.Add(new Question(question.Key, order + 1, question.IsFromArticle, question.Evidence)
                {
                    Text = question.Text,
                    Guidance = question.Guidance,
                    Levels = [.. question.Levels],
                });
            }

            set.Add(theme);
        }

        set.Publish(database.Clock.GetUtcNow().UtcDateTime);
        await using var db = database.Open();
        db.QuestionSets.Add(set);
        await db.SaveChangesAsync();
        return set.Id;
    }

    private static IEnumerable<QuestionView> QuestionsOf(QuestionSetView first, int theme)
    {
        var questions = first.Themes[theme].Questions;
        var text = Localized.Of("Nieuw", "New", "Nouveau");
        return theme switch
        {
            0 =>
            [
                questions[0] with { Text = questions[0].Text.With("fr", "Autrement") }, .. questions.Skip(2),
                questions[0] with { Key = Added, Text = text },
            ],
            1 => [questions[0] with { Levels = [text, .. questions[0].Levels.Skip(1)] }, .. questions.Skip(1).SkipLast(1)],
            2 => [.. questions, first.Themes[1].Questions[^1]],
            _ => questions,
        };
    }
}
