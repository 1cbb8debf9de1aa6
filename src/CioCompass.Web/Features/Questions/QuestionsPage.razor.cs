using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Questions;

/// <summary>The guiding questions, for everybody to read: why each is asked, its five levels, and the figures behind it.</summary>
public sealed partial class QuestionsPage(QuestionCatalog questions, StatisticCatalog statistics)
{
    private QuestionSetView? Questions { get; set; }

    private StatisticsView? Statistics { get; set; }

    private IReadOnlyList<CompassPoint> Themes =>
        [.. Questions!.Themes.Select(t => new CompassPoint(t.Name.ToString(), $"/questions#{t.Key}"))];

    protected override async Task OnInitializedAsync()
    {
        Questions = await questions.CurrentAsync(Leaving);
        Statistics = await statistics.CurrentAsync(Leaving);
    }
}
