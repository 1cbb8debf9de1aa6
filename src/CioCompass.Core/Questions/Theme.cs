using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>A group of questions; one of the four points of the compass.</summary>
public sealed class Theme
{
    private readonly List<Question> questions = [];

    private Theme()
    {
    }

    public Theme(string key, int order, bool isPrerequisite)
    {
        Key = key;
        Order = order;
        IsPrerequisite = isPrerequisite;
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Place in the set, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>Later themes stay locked until every question of this one has a level: the article's rule.</summary>
    public bool IsPrerequisite { get; private set; }

    public required LocalizedText Name { get; init; }

    public required LocalizedText Intent { get; init; }

    public IReadOnlyList<Question> Questions => questions;

    public void Add(Question question) => questions.Add(question);
}
