using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;

namespace CioCompass.Core.Content;

/// <summary>Content that is being edited and that no reader sees yet. There is at most one draft of each kind and key.</summary>
public sealed class ContentDraft
{
    private ContentDraft()
    {
    }

    /// <param name="id">Null for a new one.</param>
    public ContentDraft(ContentKind kind, string key, int baseVersion, string body, string editor, DateTime now, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        Kind = kind;
        Key = key;
        BaseVersion = baseVersion;
        Save(body, editor, now);
    }

    public Guid Id { get; private set; }

    public ContentKind Kind { get; private set; }

    /// <summary>Key of the question set or statistic that it will be the next version of.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The published version that it was made from; 0 for a statistic that is new.</summary>
    public int BaseVersion { get; private set; }

    /// <summary>A <see cref="QuestionSetDraft"/> or <see cref="StatisticDraft"/> as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime UpdatedAt { get; private set; }

    /// <summary>Name of who saved it last, as it was then.</summary>
    public string UpdatedBy { get; private set; } = "";

    /// <summary>Changes with every save: who saves must know the latest.</summary>
    public Guid Version { get; private set; }

    public void Save(string body, string editor, DateTime now)
    {
        Body = body;
        UpdatedBy = editor;
        UpdatedAt = now;
        Version = Guid.NewGuid();
    }
}

/// <summary>Kinds of content that have drafts.</summary>
public enum ContentKind
{
    QuestionSet = 1,
    Statistic = 2,
}
