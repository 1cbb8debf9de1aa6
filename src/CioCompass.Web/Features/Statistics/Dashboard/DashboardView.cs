using CioCompass.Core.Statistics;

namespace CioCompass.Web.Features.Statistics.Dashboard;

/// <summary>The part of the dashboard that is shown, as its address says it: <c>?view=table&amp;audience=consumers</c>.</summary>
/// <param name="Audience">Null for all of them.</param>
/// <param name="UnknownAudience">An audience that the address names and nobody knows; then everything is shown.</param>
public sealed record DashboardView(bool AsTable, Audience? Audience, string? UnknownAudience)
{
    public const string ViewKey = "view";

    public const string AudienceKey = "audience";

    public const string Table = "table";

    public static DashboardView Parse(string? view, string? audience)
    {
        var known = Audiences.Find(audience);
        return new DashboardView(IsTable(view), known, known is null && !string.IsNullOrWhiteSpace(audience) ? audience : null);
    }

    /// <summary>Charts are what a reader sees unless the address asks for the table.</summary>
    public static bool IsTable(string? view) => string.Equals(view, Table, StringComparison.OrdinalIgnoreCase);

    public IEnumerable<StatisticView> Of(IEnumerable<StatisticView> statistics) =>
        Audience is { } audience ? statistics.Where(s => s.Audience == audience) : statistics;
}
