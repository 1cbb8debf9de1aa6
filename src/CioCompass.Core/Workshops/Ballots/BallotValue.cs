using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops.Ballots;

/// <summary>Choice of a ballot. Stored by name.</summary>
public enum BallotChoice
{
    /// <summary>Level 1 to 5 of a question.</summary>
    Level = 1,

    /// <summary>Whole per cent, 0 to 100, of a guess.</summary>
    Guess = 2,
    Agree = 3,
    Disagree = 4,
    DontKnow = 5,

    /// <summary>Present, but not voting. It counts as received and nowhere else.</summary>
    Abstain = 6,

    /// <summary>A level that the file of an imported round does not tell, since few gave one. No phone sends it.</summary>
    UntoldLevel = 7,
}

/// <summary>The content of one ballot.</summary>
/// <param name="Number">The level or the percentage; null for every other choice.</param>
/// <param name="Confidence">Only with a level, and optional there.</param>
public readonly record struct BallotValue(BallotChoice Choice, int? Number = null, Confidence? Confidence = null)
{
    private const string DontKnowText = "dont-know";
    private const string AbstainText = "abstain";
    private const string AgreeText = "agree";
    private const string DisagreeText = "disagree";

    public static BallotValue Level(int level, Confidence? confidence = null) => new(BallotChoice.Level, level, confidence);

    public static BallotValue Guess(int percent) => new(BallotChoice.Guess, percent);

    public static BallotValue Agree { get; } = new(BallotChoice.Agree);

    public static BallotValue Disagree { get; } = new(BallotChoice.Disagree);

    public static BallotValue DontKnow { get; } = new(BallotChoice.DontKnow);

    public static BallotValue Abstain { get; } = new(BallotChoice.Abstain);

    /// <summary>The choice as a form field carries it: "1".."5", "0".."100", "agree", "disagree", "dont-know", "abstain".</summary>
    public string Text => Choice switch
    {
        BallotChoice.Agree => AgreeText,
        BallotChoice.Disagree => DisagreeText,
        BallotChoice.DontKnow => DontKnowText,
        BallotChoice.Abstain => AbstainText,
        _ => Number?.ToString(CultureInfo.InvariantCulture) ?? "",
    };

    /// <summary>Whether a round of this kind takes the ballot.</summary>
    public bool Fits(RoundKind kind)
    {
        var plain = Number is null && Confidence is null;
        return (kind, Choice) switch
        {
            (_, BallotChoice.Abstain) => plain,
            (RoundKind.Question, BallotChoice.Level) =>
                Number is { } level && Answer.IsLevel(level) && (Confidence is not { } c || Enum.IsDefined(c)),
            (RoundKind.Question or RoundKind.Position, BallotChoice.DontKnow) => plain,
            (RoundKind.Guess, BallotChoice.Guess) => Number is >= 0 and <= 100 && Confidence is null,
            (RoundKind.Position, BallotChoice.Agree or BallotChoice.Disagree) => plain,
            _ => false,
        };
    }

    /// <summary>Reads a posted form.</summary>
    /// <param name="choice">As <see cref="Text"/> writes it.</param>
    /// <param name="confidence">"low", "medium" or "high" in any case; null or empty for none. Ignored where there is no level.</param>
    public static bool TryParse(RoundKind kind, string? choice, string? confidence, [NotNullWhen(true)] out BallotValue? value)
    {
        value = choice switch
        {
            AgreeText => Agree,
            DisagreeText => Disagree,
            DontKnowText => DontKnow,
            AbstainText => Abstain,
            // A number may end in NUL characters as far as the parser is concerned.
            _ when choice?.All(char.IsAsciiDigit) == true && int.TryParse(choice, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                kind == RoundKind.Guess ? Guess(number) : Level(number),
            _ => null,
        };

        if (value is { Choice: BallotChoice.Level } level && !string.IsNullOrEmpty(confidence))
        {
            value = confidence.All(char.IsAsciiLetter) && Enum.TryParse<Confidence>(confidence, ignoreCase: true, out var parsed)
                ? level with { Confidence = parsed }
                : null;
        }

        if (value?.Fits(kind) != true)
        {
            value = null;
        }

        return value is not null;
    }
}
