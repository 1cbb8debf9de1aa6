using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>Development of one of the reader's organisations, beside the others, on the dashboard.</summary>
public sealed partial class OwnTrend(TrendService service, QuestionCatalog catalog, CurrentActor currentActor)
{
    /// <summary>The id of the organisation, as the address says it.</summary>
    [Parameter, EditorRequired]
    public required string Organisation { get; set; }

    /// <summary>Organisations to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<(Guid Id, string Name)> Choices { get; set; }

    private TrendView? Trend { get; set; }

    private QuestionSetView? Questions { get; set; }

    private bool HasOthers => Trend!.Lines.Any(l => l.Others is not null);

    protected override async Task OnParametersSetAsync()
    {
        var found = Guid.TryParse(Organisation, out var id) && await currentActor.FindAsync() is { } actor
            ? await service.FindAsync(id, actor, Leaving)
            : null;
        Questions = found is null ? null : await catalog.SetAsync(found.QuestionSetId, Leaving);
        Trend = found;
    }

    private LocalizedText? ThemeName(string key) => Questions!.Themes.FirstOrDefault(t => t.Key == key)?.Name;

    private string NameOf(TrendLine line) => line.ThemeKey is { } key ? ThemeName(key)?.ToString() ?? key : TrendStrings.Overall;
}
