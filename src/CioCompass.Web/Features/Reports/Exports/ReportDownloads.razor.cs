using System.Globalization;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Statistics;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Exports;

/// <summary>
/// The files of an assessment. Each is a plain link, which works without a circuit too; on a circuit the file is made in the background
/// with its progress on screen, and saved when it is ready.
/// </summary>
public sealed partial class ReportDownloads(ExportJobs exports, CurrentActor currentActor, NavigationManager navigation) : IDisposable
{
    private readonly List<(ExportChoice Choice, ExportJob Job)> jobs = [];
    private bool isRefused;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    /// <summary>Of the files; null for that of the page.</summary>
    [Parameter]
    public CultureInfo? Language { get; set; }

    /// <summary>The earlier assessment to compare with; null for the latest before this one.</summary>
    [Parameter]
    public Guid? CompareId { get; set; }

    private CultureInfo Culture => Language ?? CultureInfo.CurrentUICulture;

    public void Dispose()
    {
        foreach (var (_, job) in jobs)
        {
            job.Changed -= Show;

            // Nobody is left who could be told where the file is; one that is ready may still be on its way to the reader.
            if (!job.HasEnded)
            {
                exports.Forget(job);
            }
        }
    }

    private static string Address(ExportJob job) => $"/exports/{job.Id}";

    private string Address(ExportChoice choice) =>
        $"/assessments/{AssessmentId}/report.{choice.Extension}?language={Culture.TwoLetterISOLanguageName}"
        + (CompareId is { } compare ? $"&compare={compare}" : "");

    private async Task StartAsync(ExportChoice choice)
    {
        var started = exports.Start(new ExportRequest(AssessmentId, choice.Extension, Culture, CompareId), await currentActor.GetAsync());
        isRefused = started is null;
        if (started is not { } job)
        {
            return;
        }

        foreach (var (_, earlier) in jobs.Where(j => j.Choice.Extension == choice.Extension && j.Job.HasEnded))
        {
            earlier.Changed -= Show;
        }

        jobs.RemoveAll(j => j.Choice.Extension == choice.Extension && j.Job.HasEnded);
        jobs.Add((choice, job));
        job.Changed += Show;
        await job.Ended;
        if (job.State == ExportState.Done)
        {
            // An attachment: the browser saves it and stays on the page.
            navigation.NavigateTo(Address(job), forceLoad: true);
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    private static string Say(ExportChoice choice, ExportJob job) => job.State switch
    {
        ExportState.Waiting => ResultFormat.Fill(ExportStrings.Waiting, choice.Name),
        ExportState.Working => ResultFormat.Fill(
            ExportStrings.Working, choice.Name, Percent.Text((int)(100 * job.Progress), CultureInfo.CurrentCulture)),
        ExportState.Done => ResultFormat.Fill(ExportStrings.Done, choice.Name),
        ExportState.Cancelled => ResultFormat.Fill(ExportStrings.Cancelled, choice.Name),
        ExportState.NotFound => ResultFormat.Fill(ExportStrings.Gone, choice.Name),
        _ => ResultFormat.Fill(ExportStrings.Failed, choice.Name),
    };
}
