using CioCompass.Core.Content.Statistics;


namespace CioCompass.Web.Features.Content.Statistics;

/// <summary>Places of fields on the edit page.</summary>
internal static class StatisticFieldId
{
    public static string Id(StatisticField field) => $"figure-{field.ToString().ToLowerInvariant()}";

    /// <summary>The very field of an error; its group where it is in no language in particular.</summary>
    public static string PlaceOf(StatisticError error) =>
        error.Language is { } language ? $"{Id(error.Field)}-{language}" : Id(error.Field);
}
