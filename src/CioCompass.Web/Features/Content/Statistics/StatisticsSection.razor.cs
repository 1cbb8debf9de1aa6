using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Citations;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Statistics;

/// <summary>Lists every statistic with its versions and drafts, and begins new ones.</summary>
public sealed partial class StatisticsSection(StatisticDraftService drafts, CurrentActor current, NavigationManager navigation)
{
    private readonly Sending sending = new();
    private UnsavedScope? scope;
    private IReadOnlyList<StatisticRow>? rows;
    private string headline = "";
    private string? error;

    protected override async Task OnInitializedAsync() => rows = await drafts.ListAsync(await current.GetAsync(), Leaving);

    private Task AddAsync() => sending.RunAsync(() => headline, TryAddAsync, scope);

    /// <returns>Whether it was begun.</returns>
    private async Task<bool> TryAddAsync()
    {
        var added = await drafts.AddAsync(sending.Id, headline, await current.GetAsync(), CancellationToken.None);
        if (added.Draft is { } draft)
        {
            await scope!.SavedAsync();
            navigation.NavigateTo(StatisticEditPage.PathOf(draft.Key));
            return true;
        }

        error = StatisticEditStrings.AddEmpty.Fill(StatisticRules.HeadlineMaxLength);
        return false;
    }

    /// <summary>Percentage that readers see; of a new statistic the one in its draft.</summary>
    private static string PercentageOf(StatisticRow row) =>
        (row.Published?.Percentage ?? row.Draft?.Body.Percentage) is { } percentage ? Percent.Text(percentage) : "–";

    private static string HeadlineOf(StatisticRow row) =>
        StatisticFieldTexts.Headline(row.Published?.Headline ?? row.Draft!.Body.Headline);

    private static string? SourceOf(StatisticRow row) =>
        row.Published is { } published ? Citation.Source(published.Source, CultureInfo.CurrentUICulture) : row.Key;
}
