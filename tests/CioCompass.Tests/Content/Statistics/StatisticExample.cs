using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Content.Statistics;

/// <summary>A figure of a made-up study, complete in three languages.</summary>
internal static class StatisticExample
{
    public static StatisticDraft Complete { get; } = new()
    {
        Percentage = 37,
        Audience = Audience.Employees,
        AudienceLabel = Text("audience"),
        Headline = Text("headline"),
        Subject = Text("subject"),
        Statement = Text("statement"),
        Base = Text("base"),
        SampleSize = 412,
        MarginPoints = 4.8m,
        FieldworkFrom = new DateOnly(2026, 3, 2),
        FieldworkTo = new DateOnly(2026, 3, 20),
        Countries = 1,
        Verification = Verification.Agrees,
        VerificationNote = Text("note"),
        Source = new SourceDraft("Own Research", "Staff survey", 2026, false, "https://example.org/survey"),
    };

    public static RoomDraft Room { get; } = new()
    {
        Guess = Text("guess"),
        Position = Text("position"),
        Comparability = Comparability.Comparable,
        Reason = Text("reason"),
    };

    public static LocalizedText Text(string words) => Localized.Of($"{words} (nl)", $"{words} (en)", $"{words} (fr)");
}
