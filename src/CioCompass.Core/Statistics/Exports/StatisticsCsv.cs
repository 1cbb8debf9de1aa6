using System.Globalization;
using System.Text.Json;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics.Exports;

/// <summary>
/// The figures as a table for programs, with commas in every language: a row per figure with its full citation, a text column per language
/// (<c>statement_nl</c>, <c>statement_en</c> …). Empty cells are unknown values, and texts that there are not in that language;
/// the verification columns say so in words.
/// </summary>
public static class StatisticsCsv
{
    private static readonly Column[] Columns =
    [
        new("key", s => s.Key),
        new("version", s => s.Version),
        new("percentage", s => s.Percentage),
        new("audience", s => s.Audience.Key()),
        new("audienceLabel", (s, l) => s.AudienceLabel[l.TwoLetterISOLanguageName]),
        new("headline", (s, l) => s.Headline[l.TwoLetterISOLanguageName]),
        new("statement", (s, l) => s.Statement[l.TwoLetterISOLanguageName]),
        new("publisher", s => s.Source.Publisher),
        new("title", s => s.Source.Title),
        new("year", s => s.Source.Year),
        new("vendorStudy", s => s.Source.IsVendorStudy),
        new("base", (s, l) => s.Base[l.TwoLetterISOLanguageName]),
        new("sampleSize", s => s.SampleSize),
        new("marginPoints", s => s.MarginPoints),
        new("fieldworkFrom", s => s.FieldworkFrom),
        new("fieldworkTo", s => s.FieldworkTo),
        new("countries", s => s.Countries),
        new("verification", (s, l) => new StatisticText(s, l).Verification),
        new("verificationLevel", s => JsonNamingPolicy.CamelCase.ConvertName(s.Verification.Level().ToString())),
        new("verificationNote", (s, l) => s.VerificationNote[l.TwoLetterISOLanguageName]),
        new("checkedAgainst", s => s.CheckedAgainst),
        new("caution", (s, l) => s.Caution?[l.TwoLetterISOLanguageName]),
        new("citation", (s, l) => Citation.Full(s, l)),
    ];

    public static byte[] Write(StatisticsSelection selection) => CsvDocument.ForPrograms(
        [.. Columns.SelectMany(c => c.Names(selection.Languages)), "questions"],
        selection.Statistics.Select(s => Columns
            .SelectMany(c => c.Cells(s, selection.Languages))
            .Append(string.Join("; ", selection.QuestionsOf(s).Select(q => q.Key)))));

    /// <summary>One column, or one for each language.</summary>
    private sealed class Column
    {
        private readonly string name;
        private readonly Func<StatisticView, object?>? value;
        private readonly Func<StatisticView, CultureInfo, string?>? text;

        public Column(string name, Func<StatisticView, object?> value) => (this.name, this.value) = (name, value);

        public Column(string name, Func<StatisticView, CultureInfo, string?> text) => (this.name, this.text) = (name, text);

        public IEnumerable<string> Names(IReadOnlyList<CultureInfo> languages) =>
            text is null ? [name] : languages.Select(l => $"{name}_{l.TwoLetterISOLanguageName}");

        public IEnumerable<object?> Cells(StatisticView statistic, IReadOnlyList<CultureInfo> languages) =>
            text is null ? [value!(statistic)] : languages.Select(l => text(statistic, l));
    }
}
