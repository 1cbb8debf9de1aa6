namespace CioCompass.Core.Assessments.Results;

/// <summary>Number of questions at each level. Equal counts are equal distributions, in whatever order the answers came.</summary>
public readonly record struct Distribution(int Level1, int Level2, int Level3, int Level4, int Level5)
{
    /// <summary>Questions with this level, 1..5.</summary>
    public int this[int level] => level switch
    {
        1 => Level1,
        2 => Level2,
        3 => Level3,
        4 => Level4,
        5 => Level5,
        _ => throw new ArgumentOutOfRangeException(nameof(level), level, "A level is 1 to 5."),
    };

    /// <summary>Questions that have a level.</summary>
    public int Count() => Level1 + Level2 + Level3 + Level4 + Level5;

    /// <summary>Sum of the levels.</summary>
    public int Sum() => Level1 + (2 * Level2) + (3 * Level3) + (4 * Level4) + (5 * Level5);

    public static Distribution Of(IEnumerable<int> levels)
    {
        var counts = new int[6];
        foreach (var level in levels)
        {
            counts[level]++;
        }

        return new Distribution(counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    /// <summary>
    /// The middle level; for an even count the two middle ones, which may differ. They are not averaged: the levels are ordinal, and
    /// between "managed" and "defined" there is no level to name. (Stevens 1946, "On the Theory of Scales of Measurement": the
    /// median is the measure of location that an ordinal scale permits.)
    /// </summary>
    /// <returns>Null when no question has a level.</returns>
    public Median? Median()
    {
        var count = Count();
        return count == 0 ? null : new Median(LevelAt((count - 1) / 2), LevelAt(count / 2));
    }

    /// <param name="rank">Place in the sorted levels, from 0.</param>
    private int LevelAt(int rank)
    {
        var level = 1;
        for (var below = this[1]; below <= rank; below += this[level])
        {
            level++;
        }

        return level;
    }
}

/// <summary>The lower and the upper median of levels; the same level for an odd count.</summary>
public readonly record struct Median(int Lower, int Upper)
{
    public bool IsOneLevel => Lower == Upper;
}
