using System.Text.Json;
using System.Text.Json.Serialization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Content.Statistics;

/// <summary>A statistic as it is being edited: immutable; a text that is not filled in yet is empty.</summary>
public sealed record StatisticDraft
{
    /// <summary>Whole per cent; null where not filled in yet.</summary>
    public int? Percentage { get; init; }

    public Audience Audience { get; init; } = Audience.Employees;

    public LocalizedText AudienceLabel { get; init; } = LocalizedText.Empty;

    public LocalizedText Headline { get; init; } = LocalizedText.Empty;

    public LocalizedText Subject { get; init; } = LocalizedText.Empty;

    public LocalizedText Statement { get; init; } = LocalizedText.Empty;

    public LocalizedText Base { get; init; } = LocalizedText.Empty;

    public int? SampleSize { get; init; }

    public decimal? MarginPoints { get; init; }

    public DateOnly? FieldworkFrom { get; init; }

    public DateOnly? FieldworkTo { get; init; }

    public int? Countries { get; init; }

    public Verification Verification { get; init; }

    public LocalizedText VerificationNote { get; init; } = LocalizedText.Empty;

    /// <summary>Empty where there was none.</summary>
    public string CheckedAgainst { get; init; } = "";

    /// <summary>Empty in every language where nothing needs saying.</summary>
    public LocalizedText Caution { get; init; } = LocalizedText.Empty;

    public SourceDraft Source { get; init; } = new();

    public RoomDraft Room { get; init; } = new();

    /// <summary>The next version takes the statistic out of lists and workshops.</summary>
    public bool IsWithdrawn { get; init; }

    /// <summary>The published statistic as a first draft of its next version.</summary>
    /// <param name="room">What rooms are asked about it; null where they are not.</param>
    public static StatisticDraft Of(StatisticView statistic, RoomQuestionView? room) => new()
    {
        Percentage = statistic.Percentage,
        Audience = statistic.Audience,
        AudienceLabel = statistic.AudienceLabel,
        Headline = statistic.Headline,
        Subject = statistic.Subject,
        Statement = statistic.Statement,
        Base = statistic.Base,
        SampleSize = statistic.SampleSize,
        MarginPoints = statistic.MarginPoints,
        FieldworkFrom = statistic.FieldworkFrom,
        FieldworkTo = statistic.FieldworkTo,
        Countries = statistic.Countries,
        Verification = statistic.Verification,
        VerificationNote = statistic.VerificationNote,
        CheckedAgainst = statistic.CheckedAgainst ?? "",
        Caution = statistic.Caution ?? LocalizedText.Empty,
        Source = SourceDraft.Of(statistic.Source),
        Room = RoomDraft.Of(room),
        IsWithdrawn = statistic.IsWithdrawn,
    };

    /// <exception cref="JsonException">It was not made by <see cref="ToJson"/>.</exception>
    public static StatisticDraft FromJson(string json) =>
        JsonSerializer.Deserialize<StatisticDraft>(json, JsonSerializerOptions.Web) ?? throw new JsonException("The draft is empty.");

    /// <summary>Two drafts say the same when this is the same.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, JsonSerializerOptions.Web);

    /// <summary>Makes the view that readers will have under the given version. A percentage that is not filled in yet shows as 0.</summary>
    public StatisticView AsView(string key, int version, bool isOwn)
    {
        var content = new StatisticContent
        {
            Percentage = Math.Clamp(Percentage ?? 0, 0, 100),
            Audience = Audience,
            AudienceLabel = AudienceLabel,
            Headline = Headline,
            Subject = Subject,
            Statement = Statement,
            Base = Base,
            SampleSize = SampleSize,
            MarginPoints = MarginPoints,
            FieldworkFrom = FieldworkFrom,
            FieldworkTo = FieldworkTo,
            Countries = Countries,
            Verification = Verification,
            VerificationNote = VerificationNote,
            CheckedAgainst = NullIfBlank(CheckedAgainst),
            Caution = Caution.IsBlank() ? null : Caution,
        };
        var source = new SourceView(key, Source.Publisher, Source.Title, Source.Year, Source.IsVendorStudy, NullIfBlank(Source.Url));
        return new(key, version, content, source) { IsOwn = isOwn, IsWithdrawn = IsWithdrawn };
    }

    internal static string? NullIfBlank(string text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>The publication that the figure comes from. Publisher and title are required.</summary>
/// <param name="Url">Where it can be read; empty where no address is given.</param>
public sealed record SourceDraft(string Publisher = "", string Title = "", int? Year = null, bool IsVendorStudy = false, string Url = "")
{
    internal static SourceDraft Of(SourceView source) => new(source.Publisher, source.Title, source.Year, source.IsVendorStudy, source.Url ?? "");
}

/// <summary>Questions to rooms about the figure; empty in every text where rooms are not asked.</summary>
public sealed record RoomDraft
{
    /// <summary>Asks for the published percentage without giving it away.</summary>
    public LocalizedText Guess { get; init; } = LocalizedText.Empty;

    /// <summary>Asks for the participant's own answer: agree or disagree.</summary>
    public LocalizedText Position { get; init; } = LocalizedText.Empty;

    public Comparability Comparability { get; init; }

    /// <summary>One sentence: why the room and the survey compare, or do not.</summary>
    public LocalizedText Reason { get; init; } = LocalizedText.Empty;

    [JsonIgnore]
    public bool IsAsked => !(Guess.IsBlank() && Position.IsBlank() && Reason.IsBlank());

    internal static RoomDraft Of(RoomQuestionView? room) => room is null
        ? new()
        : new() { Guess = room.Guess, Position = room.Position, Comparability = room.Comparability, Reason = room.ComparabilityReason };
}
