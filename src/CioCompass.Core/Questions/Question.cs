using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>One guiding question with its five level descriptors and the figures that motivate it.</summary>
public sealed class Question
{
    /// <summary>Levels run from 1 (initial) to this (optimising).</summary>
    public const int HighestLevel = 5;

    private Question()
    {
    }

    public Question(string key, int order, bool isFromArticle, IReadOnlyList<string> evidence)
    {
        Key = key;
        Order = order;
        IsFromArticle = isFromArticle;
        Evidence = [.. evidence];
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Place in the theme, from 1.</summary>
    public int Order { get; private set; }

    /// <summary>The article asks it in these words; otherwise it turns one of the article's directives into a question.</summary>
    public bool IsFromArticle { get; private set; }

    /// <summary>Keys of the statistics that motivate the question, the most telling first.</summary>
    public List<string> Evidence { get; private set; } = [];

    public required LocalizedText Text { get; init; }

    public required LocalizedText Guidance { get; init; }

    /// <summary>One line for each level, in order from 1 to 5.</summary>
    public required List<LocalizedText> Levels { get; init; }
}
