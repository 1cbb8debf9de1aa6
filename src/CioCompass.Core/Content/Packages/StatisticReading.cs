using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Content.Packages;

/// <summary>Reads the statistics of a package.</summary>
internal static class StatisticReading
{
    private const int LongestText = PackageReader.LongestText;

    public static PackagedStatistic Statistic(ObjectReader statistic, ImportErrors errors) => new(
        statistic.Key(StatisticRules.ReservedKeys, errors), statistic.Number("version", 1, JsonFile.HighestVersion), statistic.Flag("isOwn"),
        statistic.Part("content", content => Content(content, errors)));

    private static StatisticDraft Content(ObjectReader content, ImportErrors errors) => new()
    {
        Percentage = content.OptionalNumber("percentage", 0, 100),
        Audience = content.OneOf("audience", Enum.GetValues<Audience>()),
        AudienceLabel = content.Words("audienceLabel", LongestText),
        Headline = content.Words("headline", LongestText),
        Subject = content.Words("subject", LongestText),
        Statement = content.Words("statement", LongestText),
        Base = content.Words("base", LongestText),
        SampleSize = content.OptionalNumber("sampleSize", 1, StatisticRules.MostPeople),
        MarginPoints = content.OptionalDecimal("marginPoints", 0, 100),
        FieldworkFrom = content.OptionalDay("fieldworkFrom", StatisticRules.EarliestYear),
        FieldworkTo = content.OptionalDay("fieldworkTo", StatisticRules.EarliestYear),
        Countries = content.OptionalNumber("countries", 1, StatisticRules.MostCountries),
        Verification = content.OneOf("verification", Enum.GetValues<Verification>()),
        VerificationNote = content.Words("verificationNote", LongestText),
        CheckedAgainst = content.Text("checkedAgainst", LongestText, lines: true),
        Caution = content.Words("caution", LongestText),
        Source = content.Part("source", source => Source(source, errors)),
        Room = content.Part("room", Room),
        IsWithdrawn = content.Flag("isWithdrawn"),
    };

    private static SourceDraft Source(ObjectReader source, ImportErrors errors)
    {
        var draft = new SourceDraft(
            source.Text("publisher", LongestText), source.Text("title", LongestText),
            source.OptionalNumber("year", StatisticRules.EarliestYear, StatisticRules.LatestYear), source.Flag("isVendorStudy"),
            source.Text("url", StatisticRules.AddressMaxLength));

        // It becomes a link: not even a draft shall have another kind.
        errors.Require(draft.Url.Length == 0 || WebAddress.IsHttp(draft.Url), source.PathOf("url"), ImportErrorKind.NotHttp);
        return draft;
    }

    private static RoomDraft Room(ObjectReader room) => new()
    {
        Guess = room.Words("guess", LongestText),
        Position = room.Words("position", LongestText),
        Comparability = room.OneOf("comparability", Enum.GetValues<Comparability>()),
        Reason = room.Words("reason", LongestText),
    };
}
