namespace CioCompass.Core.Data.Content;

/// <summary>An edition of the shipped content that this database has taken in.</summary>
public sealed class ContentRelease
{
    private ContentRelease()
    {
    }

    public ContentRelease(int number, DateTime loadedAt)
    {
        Number = number;
        LoadedAt = loadedAt;
    }

    /// <summary>Counts from 1; the number of the files.</summary>
    public int Number { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime LoadedAt { get; private set; }
}
