using System.Globalization;
using CioCompass.Core.Content;
using CioCompass.Core.Statistics;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content.Figures;

/// <summary>Lists every statistic with its versions and drafts, and begins new ones.</summary>
public sealed partial class StatisticsSection(StatisticDraftService drafts, CurrentActor current, NavigationManager navigation) : IDisposable
{
    private readonly CancellationTokenSource gone = new();
    private IReadOnlyList<StatisticRow>? rows;
    private string headline = "";
    private string? error;
    private bool isBusy;

    public void Dispose()
    {
        gone.Cancel();
        gone.Dispose();
    }

    protected override async Task OnInitializedAsync() => rows = await drafts.ListAsync(await current.GetAsync(), gone.Token);

    private async Task AddAsync()
    {
        if (isBusy)
        {
            return;
        }

        isBusy = true;
        var added = await drafts.AddAsync(headline, await current.GetAsync(), CancellationToken.None);
        isBusy = false;
        if (added.Draft is { } draft)
        {
            navigation.NavigateTo(FigureEditPage.PathOf(draft.Key));
            return;
        }

        error = ContentTexts.Fill(FigureEditStrings.AddEmpty, StatisticRules.HeadlineMaxLength);
    }

    /// <summary>What readers see; of a new statistic what its draft says.</summary>
    private static string PercentageOf(StatisticRow row) =>
        (row.Published?.Percentage ?? row.Draft?.Body.Percentage) is { } percentage ? Percent.Text(percentage, CultureInfo.CurrentUICulture) : "–";

    private static string HeadlineOf(StatisticRow row) =>
        FigureTexts.Headline(row.Published?.Headline ?? row.Draft!.Body.Headline);

    private static string? SourceOf(StatisticRow row) =>
        row.Published is { } published ? Citation.Source(published.Source, CultureInfo.CurrentUICulture) : row.Key;
}
