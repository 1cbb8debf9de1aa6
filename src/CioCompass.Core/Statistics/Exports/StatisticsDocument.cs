using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics.Exports;

/// <summary>
/// The figures as a JSON document that other programs read. Texts are objects with a member per language, so that a document in one
/// language has the same shape as one in all.
/// </summary>
public sealed record StatisticsDocument(
    string Format, int FormatVersion, IReadOnlyList<string> Languages, IReadOnlyList<StatisticItem> Statistics,
    IReadOnlyList<ClaimItem> Context)
{
    /// <summary>Article that figures, claims and questions come from; own figures do not.</summary>
    public required ArticleItem Article { get; init; }

    public const string FormatName = "cio-compass/statistics";

    /// <summary>Rises when a member changes its meaning or goes; a new member does not raise it.</summary>
    public const int CurrentFormatVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },

        // The document is a file of its own, never part of a page, so accents may stay readable.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    public static StatisticsDocument Of(StatisticsSelection selection)
    {
        // A text that lacks a language stands under the name of the one that readers see instead.
        IReadOnlyDictionary<string, string> Texts(LocalizedText text) => selection.Languages
            .Select(l => (Language: text.OtherLanguageIn(l) ?? l.TwoLetterISOLanguageName, Words: text.In(l)))
            .DistinctBy(t => t.Language).ToDictionary(t => t.Language, t => t.Words);

        ClaimItem Item(ClaimView claim) => new(claim.Key, Texts(claim.Text), claim.Note is { } note ? Texts(note) : null);

        return new StatisticsDocument(
            FormatName,
            CurrentFormatVersion,
            [.. selection.Languages.Select(l => l.TwoLetterISOLanguageName)],
            [.. selection.Statistics.Select(s => new StatisticItem
            {
                Key = s.Key,
                Version = s.Version,
                Percentage = s.Percentage,
                Audience = s.Audience,
                AudienceLabel = Texts(s.AudienceLabel),
                Headline = Texts(s.Headline),
                Statement = Texts(s.Statement),
                Base = Texts(s.Base),
                SampleSize = s.SampleSize,
                MarginPoints = s.MarginPoints,
                FieldworkFrom = s.FieldworkFrom,
                FieldworkTo = s.FieldworkTo,
                Countries = s.Countries,
                Source = s.Source,
                Verification = s.Verification,
                VerificationLevel = s.Verification.Level(),
                VerificationNote = Texts(s.VerificationNote),
                CheckedAgainst = s.CheckedAgainst,
                Caution = s.Caution is { } caution ? Texts(caution) : null,
                Citation = selection.Languages.ToDictionary(
                    l => l.TwoLetterISOLanguageName, l => Citation.Full(s, l)),
                Questions = [.. selection.QuestionsOf(s).Select(q => q.Key)],
                CompanionClaims = [.. s.Companions.Select(Item)],
            })],
            [.. selection.Context.Select(Item)])
        {
            Article = ArticleItem.In(selection.Languages),
        };
    }

    public byte[] ToUtf8() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <summary>One figure of the document. Null means "not known", as the page says in words.</summary>
public sealed record StatisticItem
{
    public required string Key { get; init; }

    public required int Version { get; init; }

    /// <summary>Whole per cent, 0 to 100.</summary>
    public required int Percentage { get; init; }

    public required Audience Audience { get; init; }

    public required IReadOnlyDictionary<string, string> AudienceLabel { get; init; }

    public required IReadOnlyDictionary<string, string> Headline { get; init; }

    public required IReadOnlyDictionary<string, string> Statement { get; init; }

    public required IReadOnlyDictionary<string, string> Base { get; init; }

    public required int? SampleSize { get; init; }

    public required decimal? MarginPoints { get; init; }

    public required DateOnly? FieldworkFrom { get; init; }

    public required DateOnly? FieldworkTo { get; init; }

    public required int? Countries { get; init; }

    public required SourceView Source { get; init; }

    public required Verification Verification { get; init; }

    public required VerificationLevel VerificationLevel { get; init; }

    public required IReadOnlyDictionary<string, string> VerificationNote { get; init; }

    public required string? CheckedAgainst { get; init; }

    public required IReadOnlyDictionary<string, string>? Caution { get; init; }

    public required IReadOnlyDictionary<string, string> Citation { get; init; }

    /// <summary>Keys of the guiding questions that the figure motivates.</summary>
    public required IReadOnlyList<string> Questions { get; init; }

    public required IReadOnlyList<ClaimItem> CompanionClaims { get; init; }
}

/// <param name="Title">As in its address.</param>
/// <param name="Quoted">When it quoted the figures.</param>
/// <param name="Note">What of it is open.</param>
public sealed record ArticleItem(string Title, string Address, string Language, string Quoted, IReadOnlyDictionary<string, string> Note)
{
    internal static ArticleItem In(IEnumerable<CultureInfo> languages) => new(
        Article.Title, Article.Address, Article.Language, Article.Quoted,
        languages.ToDictionary(l => l.TwoLetterISOLanguageName, Article.Note));
}

public sealed record ClaimItem(string Key, IReadOnlyDictionary<string, string> Text, IReadOnlyDictionary<string, string>? Note);
