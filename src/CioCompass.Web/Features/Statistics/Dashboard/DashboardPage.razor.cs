using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Features.Assessments.Trends;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Statistics.Dashboard;

/// <summary>
/// The figures and where they lead, and the reader's own compass where somebody is signed in. The whole view state is in the address.
/// </summary>
public sealed partial class DashboardPage(StatisticCatalog statistics, QuestionCatalog questions, NavigationManager navigation)
{
    [SupplyParameterFromQuery(Name = DashboardView.ViewKey)]
    private string? ViewQuery { get; set; }

    [SupplyParameterFromQuery(Name = DashboardView.AudienceKey)]
    private string? AudienceQuery { get; set; }

    [SupplyParameterFromQuery(Name = TrendLinks.OrganisationKey)]
    private string? OrganisationQuery { get; set; }

    private NavigationManager Navigation => navigation;

    private StatisticsView? Statistics { get; set; }

    private QuestionSetView? Questions { get; set; }

    private DashboardView View => DashboardView.Parse(ViewQuery, AudienceQuery);

    private IReadOnlyList<StatisticView> Shown => [.. View.Of(Statistics!.Statistics)];

    /// <summary>A figure keeps its place in the article whatever the filter hides.</summary>
    private IReadOnlyDictionary<string, int> Numbers =>
        Statistics!.Statistics.Index().ToDictionary(s => s.Item.Key, s => s.Index + 1);

    private IReadOnlyList<CompassPoint> Themes =>
        [.. Questions!.Themes.Select(t => new CompassPoint(t.Name.ToString(), $"/questions#{t.Key}"))];

    private string DownloadQuery => View.Audience is { } audience ? $"?{DashboardView.AudienceKey}={audience.Key()}" : "";

    protected override async Task OnInitializedAsync()
    {
        Statistics = await statistics.CurrentAsync(Leaving);
        Questions = await questions.CurrentAsync(Leaving);
    }

    private static string? Chosen(bool chosen) => chosen ? "true" : null;
}
