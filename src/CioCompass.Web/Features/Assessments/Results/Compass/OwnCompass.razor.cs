using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Questions;
using CioCompass.Web.Components.Charts;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>Standing of the reader's own organisations, on the dashboard. Shows nothing to visitors.</summary>
public sealed partial class OwnCompass(
    ResultsService service, ActionPlan plan, QuestionCatalog catalog, CurrentActor currentActor) : IDisposable
{
    private readonly CancellationTokenSource leaving = new();

    /// <summary>The organisation whose trend is asked for; null for the one with the latest assessment.</summary>
    [Parameter]
    public string? Organisation { get; set; }

    /// <summary>Results that prerendering read; null for visitors.</summary>
    [PersistentState]
    public IReadOnlyList<ResultsData>? Stored { get; set; }

    /// <summary>Actions by organisation; one without any is missing.</summary>
    [PersistentState]
    public IReadOnlyDictionary<Guid, ActionCounts>? Actions { get; set; }

    private IReadOnlyList<ResultsView>? Compasses { get; set; }

    private IReadOnlyList<RadarPoint> Points => [.. (Compasses ?? []).SelectMany(CompassFigure.PointsOf)];

    private IReadOnlyList<(Guid Id, string Name)> Choices =>
        [.. (Compasses ?? []).Select(c => (c.Data.OrganisationId, c.Data.OrganisationName))];

    protected override async Task OnInitializedAsync()
    {
        if (Stored is { } stored)
        {
            var views = new List<ResultsView>();
            foreach (var data in stored)
            {
                views.Add(ResultsView.Of(data, await catalog.SetAsync(data.QuestionSetId, leaving.Token)));
            }

            Compasses = views;
        }
        else if (await currentActor.FindAsync() is { } actor)
        {
            Compasses = await service.LatestAsync(actor, leaving.Token);
            Stored = [.. Compasses.Select(c => c.Data)];
            Actions = Compasses.Count == 0 ? null : await plan.CountsAsync([.. Stored.Select(d => d.OrganisationId)], actor, leaving.Token);
        }
    }

    public void Dispose()
    {
        leaving.Cancel();
        leaving.Dispose();
    }
}
