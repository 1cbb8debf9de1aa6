using System.Globalization;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Web.Features.Statistics.Dashboard;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Statistics;

/// <summary>One figure with everything that is known and not known about it. A withdrawn one says that it is; an unknown key is a real 404.</summary>
public sealed partial class StatisticPage(StatisticCatalog statistics, QuestionCatalog questions, NavigationManager navigation)
{
    [Parameter]
    public string Key { get; set; } = "";

    [SupplyParameterFromQuery(Name = DashboardView.ViewKey)]
    private string? ViewQuery { get; set; }

    private NavigationManager Navigation => navigation;

    private StatisticView? Statistic { get; set; }

    private StatisticView? Previous { get; set; }

    private StatisticView? Next { get; set; }

    private QuestionSetView? Questions { get; set; }

    private bool AsTable => DashboardView.IsTable(ViewQuery);

    private StatisticText Text => new(Statistic!, CultureInfo.CurrentUICulture);

    protected override async Task OnParametersSetAsync()
    {
        var all = await statistics.CurrentAsync(Leaving);
        Statistic = all.FindLatest(Key);
        if (Statistic is null)
        {
            navigation.NotFound();
            return;
        }

        var place = all.Statistics.TakeWhile(s => s != Statistic).Count();
        Previous = Statistic.IsWithdrawn ? null : all.Statistics.ElementAtOrDefault(place - 1);
        Next = Statistic.IsWithdrawn ? null : all.Statistics.ElementAtOrDefault(place + 1);
        Questions = await questions.CurrentAsync(Leaving);
    }
}
