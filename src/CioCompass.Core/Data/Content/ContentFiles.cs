using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Data.Content;

/// <summary>The shipped content as its JSON files spell it: a release is one version each of the statistics, the
/// question set and what rooms are asked. Earlier releases stay: they tell what an administrator changed since.</summary>
internal static class ContentFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict)
    {
        Converters = { new JsonStringEnumConverter() },
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    private static readonly string[] Kinds = ["statistics", "questions", "room-questions"];

    /// <summary>The highest release that the program has all files of.</summary>
    public static int LatestRelease { get; } =
        Enumerable.Range(1, int.MaxValue - 1).TakeWhile(release => Kinds.All(kind => Find(NameOf(kind, release)))).Last();

    public static StatisticsFile Statistics(int version) => Read<StatisticsFile>(NameOf(Kinds[0], version));

    public static QuestionSetFile QuestionSet(int version) => Read<QuestionSetFile>(NameOf(Kinds[1], version));

    public static RoomQuestionsFile RoomQuestions(int version) => Read<RoomQuestionsFile>(NameOf(Kinds[2], version));

    /// <summary>The release's files as they are written.</summary>
    public static IEnumerable<JsonNode> Documents(int release) => Kinds.Select(kind => Read<JsonNode>(NameOf(kind, release)));

    private static string NameOf(string kind, int release) => $"Content/{kind}.v{release}.json";

    private static bool Find(string name) => typeof(ContentFiles).Assembly.GetManifestResourceInfo(name) is not null;

    private static T Read<T>(string name)
    {
        using var stream = typeof(ContentFiles).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its content file {name}.");
        return JsonSerializer.Deserialize<T>(stream, Json)!;
    }
}

internal sealed record StatisticsFile(
    int Version, IReadOnlyList<SourceRow> Sources, IReadOnlyList<StatisticRow> Statistics, IReadOnlyList<ClaimRow> Claims);

internal sealed record SourceRow(string Key, string Publisher, string Title, int? Year, bool IsVendorStudy);

internal sealed record StatisticRow : StatisticContent
{
    [JsonConstructor]
    public StatisticRow()
    {
    }

    [SetsRequiredMembers]
    public StatisticRow(string key, StatisticContent content, string source)
        : base(content)
    {
        Key = key;
        Source = source;
    }

    public required string Key { get; init; }

    public required string Source { get; init; }
}

internal sealed record ClaimRow(string Key, LocalizedText Text, string? Statistic, LocalizedText? Note);

internal sealed record QuestionSetFile(
    string Key, int Version, LocalizedText Title, IReadOnlyList<LocalizedText> RoleContext, IReadOnlyList<ThemeRow> Themes);

internal sealed record ThemeRow(
    string Key, bool Prerequisite, LocalizedText Name, LocalizedText Intent, IReadOnlyList<QuestionRow> Questions);

internal sealed record QuestionRow(
    string Key, bool FromArticle, LocalizedText Text, LocalizedText Guidance, IReadOnlyList<string> Evidence,
    IReadOnlyList<LocalizedText> Levels);

internal sealed record RoomQuestionsFile(int Version, IReadOnlyList<RoomQuestionRow> Questions);

internal sealed record RoomQuestionRow(
    string Statistic, LocalizedText Guess, LocalizedText Position, Comparability Comparability, LocalizedText ComparabilityReason);
