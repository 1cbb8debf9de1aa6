using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>A question set as screens and rules read it: immutable, ordered, shared between requests.</summary>
public sealed record QuestionSetView(
    int Id, string Key, int Version, LocalizedText Title, IReadOnlyList<LocalizedText> RoleContext, IReadOnlyList<ThemeView> Themes)
{
    /// <summary>All questions in the set's order.</summary>
    public IReadOnlyList<QuestionView> Questions { get; } = [.. Themes.SelectMany(t => t.Questions)];

    public QuestionView? Find(string questionKey) => Questions.FirstOrDefault(q => q.Key == questionKey);

    /// <summary>The questions that a figure motivates, in the set's order.</summary>
    public IEnumerable<QuestionView> MotivatedBy(string statisticKey) => Questions.Where(q => q.Evidence.Contains(statisticKey));

    public ThemeView ThemeOf(string questionKey) => Themes.First(t => t.Questions.Any(q => q.Key == questionKey));
}

/// <param name="Order">Place in the set, from 1.</param>
public sealed record ThemeView(
    string Key, int Order, bool IsPrerequisite, LocalizedText Name, LocalizedText Intent, IReadOnlyList<QuestionView> Questions);

/// <param name="Levels">Descriptors of levels 1 to 5, in order.</param>
/// <param name="Evidence">Keys of the statistics that motivate the question, the most telling first.</param>
public sealed record QuestionView(
    int Id, string Key, int Order, bool IsFromArticle, LocalizedText Text, LocalizedText Guidance,
    IReadOnlyList<LocalizedText> Levels, IReadOnlyList<string> Evidence);
