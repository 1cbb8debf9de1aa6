using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content.Statistics;

/// <summary>The editor's words for a statistic's fields, errors and outcomes.</summary>
internal static class StatisticFieldTexts
{
    /// <summary>Errors of one field that differ in their language only, for example "Headline (Nederlands, Français): not filled in".</summary>
    public static string Of(IReadOnlyCollection<StatisticError> errors)
    {
        var first = errors.First();
        var languages = string.Join(", ", errors.Select(e => e.Language).OfType<string>().Select(ContentTexts.LanguageOf));
        var field = Of(first.Field);
        return ContentStrings.ErrorLine.Fill(languages.Length > 0 ? $"{field} ({languages})" : field, ContentTexts.Of(first.Problem));
    }

    public static string Of(StatisticPublishResult result) => result.Outcome == PublishOutcome.Published
        ? StatisticEditStrings.Published.Fill(result.Version!)
        : ContentTexts.WhyNot(result.Outcome);

    public static string Of(Verification verification) => verification switch
    {
        Verification.Agrees => StatisticEditStrings.Verified,
        Verification.AgreesInSubstance => StatisticEditStrings.VerifiedInSubstance,
        Verification.SecondHand => StatisticEditStrings.SecondHand,
        Verification.NotVerified => StatisticEditStrings.NotVerified,
        _ => throw new ArgumentOutOfRangeException(nameof(verification), verification, null),
    };

    public static string Headline(LocalizedText headline) => ContentTexts.Name(headline, StatisticEditStrings.Untitled);

    /// <summary>By the field's name, so that a new field cannot be forgotten without its text missing in a test.</summary>
    public static string Of(StatisticField field) =>
        StatisticEditStrings.ResourceManager.GetString($"Field{field}", CultureInfo.CurrentUICulture)!;
}
