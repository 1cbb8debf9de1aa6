using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Web.Components.Charts;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Compass;

/// <summary>Standing of the reader's own organisations, on the dashboard. Shows nothing to visitors.</summary>
public sealed partial class OwnCompass(ResultsService service, ActionPlan plan, CurrentActor currentActor)
{
    /// <summary>The organisation whose trend is asked for; null for the one with the latest assessment.</summary>
    [Parameter]
    public string? Organisation { get; set; }

    /// <summary>Null for visitors.</summary>
    private IReadOnlyList<ResultsView>? Compasses { get; set; }

    /// <summary>Actions by organisation; one without any is missing.</summary>
    private IReadOnlyDictionary<Guid, ActionCounts>? Actions { get; set; }

    private IReadOnlyList<RadarPoint> Points => [.. (Compasses ?? []).SelectMany(CompassFigure.PointsOf)];

    private IReadOnlyList<(Guid Id, string Name)> Choices =>
        [.. (Compasses ?? []).Select(c => (c.Data.OrganisationId, c.Data.OrganisationName))];

    protected override async Task OnInitializedAsync()
    {
        if (await currentActor.FindAsync() is { } actor)
        {
            Compasses = await service.LatestAsync(actor, Leaving);
            Actions = Compasses.Count == 0 ? null : await plan.CountsAsync([.. Compasses.Select(c => c.Data.OrganisationId)], actor, Leaving);
        }
    }
}
