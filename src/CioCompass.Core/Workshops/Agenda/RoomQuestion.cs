using CioCompass.Core.Text;

namespace CioCompass.Core.Workshops.Agenda;

/// <summary>Verdict on whether the room's own answer may be held against the published figure; always printed beside both.</summary>
public enum Comparability
{
    /// <summary>Nothing of base or wording is known to support or to rule out a comparison.</summary>
    NotVerified = 0,
    Comparable = 1,
    DifferentBase = 2,
    DifferentWording = 3,
}

/// <summary>A question to rooms about one published figure, in one version of its wording. Immutable once stored.</summary>
public sealed class RoomQuestion
{
    private RoomQuestion()
    {
    }

    public RoomQuestion(string statisticKey, int version, Comparability comparability)
    {
        StatisticKey = statisticKey;
        Version = version;
        Comparability = comparability;
    }

    public int Id { get; private set; }

    public string StatisticKey { get; private set; } = "";

    /// <summary>Counts from 1; rooms are asked the highest, and what they voted on keeps its own.</summary>
    public int Version { get; private set; }

    public Comparability Comparability { get; private set; }

    /// <summary>Asks for the published percentage without giving it away.</summary>
    public required LocalizedText Guess { get; init; }

    /// <summary>Asks for the participant's own answer: agree or disagree.</summary>
    public required LocalizedText Position { get; init; }

    /// <summary>One sentence: why the room and the survey compare, or do not.</summary>
    public required LocalizedText ComparabilityReason { get; init; }

    /// <summary>UTC; null for what was there before any room could be asked it.</summary>
    public DateTime? PublishedAt { get; init; }
}
