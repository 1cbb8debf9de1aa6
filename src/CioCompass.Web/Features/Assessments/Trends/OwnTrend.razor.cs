using CioCompass.Core.Assessments.Trends;
using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>Development of one of the reader's organisations, beside the others, on the dashboard.</summary>
public sealed partial class OwnTrend(TrendService service, QuestionCatalog catalog, CurrentActor currentActor) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();
    private string? read;

    /// <summary>The id of the organisation, as the address says it.</summary>
    [Parameter, EditorRequired]
    public required string Organisation { get; set; }

    /// <summary>Organisations to choose from.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<(Guid Id, string Name)> Choices { get; set; }

    /// <summary>Trend that prerendering read.</summary>
    [PersistentState]
    public TrendView? Stored { get; set; }

    private TrendView? Trend { get; set; }

    private QuestionSetView? Questions { get; set; }

    private bool HasOthers => Trend!.Lines.Any(l => l.Others is not null);

    protected override async Task OnParametersSetAsync()
    {
        if (Organisation == read)
        {
            return;
        }

        read = Organisation;
        var found = await FindAsync();
        Questions = found is null ? null : await catalog.SetAsync(found.QuestionSetId, leaving.Token);
        Trend = Stored = found;
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }

    private async Task<TrendView?> FindAsync()
    {
        if (!Guid.TryParse(Organisation, out var id))
        {
            return null;
        }

        return Stored is { } stored && stored.OrganisationId == id
            ? stored
            : await currentActor.FindAsync() is { } actor ? await service.FindAsync(id, actor, leaving.Token) : null;
    }

    private LocalizedText? ThemeName(string key) => Questions!.Themes.FirstOrDefault(t => t.Key == key)?.Name;

    private string NameOf(TrendLine line) => line.ThemeKey is { } key ? ThemeName(key)?.ToString() ?? key : TrendStrings.Overall;
}
