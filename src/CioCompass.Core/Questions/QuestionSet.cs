using CioCompass.Core.Text;

namespace CioCompass.Core.Questions;

/// <summary>A version of the guiding questions. Immutable once published, so that an assessment always means what it meant.</summary>
public sealed class QuestionSet
{
    private readonly List<Theme> themes = [];

    private QuestionSet()
    {
    }

    public QuestionSet(string key, int version)
    {
        Key = key;
        Version = version;
    }

    public int Id { get; private set; }

    public string Key { get; private set; } = "";

    /// <summary>Counts from 1; a new assessment takes the highest published one.</summary>
    public int Version { get; private set; }

    /// <summary>UTC; null while it is a draft.</summary>
    public DateTime? PublishedAt { get; private set; }

    public required LocalizedText Title { get; init; }

    /// <summary>The article's words on the CIO's role: the context in which the questions are put.</summary>
    public List<LocalizedText> RoleContext { get; init; } = [];

    public IReadOnlyList<Theme> Themes => themes;

    public void Add(Theme theme)
    {
        if (PublishedAt is not null)
        {
            throw new InvalidOperationException("A published question set does not change.");
        }

        themes.Add(theme);
    }

    public void Publish(DateTime now) => PublishedAt ??= now;
}
