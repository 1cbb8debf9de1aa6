using System.Globalization;
using System.Text;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Exports;
using CioCompass.Core.Reports.Pdf;
using CioCompass.Core.Statistics;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using CioCompass.Web.Components.Typing;
using CioCompass.Web.Features.Accounts;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CioCompass.Web.Features.Reports.Exports;

/// <summary>
/// The files of an assessment. Each is a plain link, which works without a circuit too; on a circuit the file is made in the background
/// with its progress on screen, and saved when it is ready.
/// </summary>
public sealed partial class ReportDownloads(
    ExportJobs exports, ReportService reports, CurrentActor currentActor, UnsavedWork unsaved, NavigationManager navigation)
{
    /// <summary>Characters that are named; of a report in Chinese nobody reads more.</summary>
    private const int NamedAtMost = 24;

    private readonly List<(ExportChoice Choice, ExportJob Job)> jobs = [];
    private IReadOnlyList<Rune> missing = [];
    private (Guid, CultureInfo, Guid?)? looked;
    private bool isRefused;

    [Parameter, EditorRequired]
    public required Guid AssessmentId { get; set; }

    /// <summary>Language of the files; null for that of the page.</summary>
    [Parameter]
    public CultureInfo? Language { get; set; }

    /// <summary>The earlier assessment to compare with; null for the latest before this one.</summary>
    [Parameter]
    public Guid? CompareId { get; set; }

    /// <summary>The report that the files are made of, where the page has it; null reads it.</summary>
    [Parameter]
    public Report? Report { get; set; }

    private CultureInfo Culture => Language ?? CultureInfo.CurrentUICulture;

    private (Guid, CultureInfo, Guid?) Wanted => (AssessmentId, Culture, CompareId);

    private string MissingText
    {
        get
        {
            var named = string.Join(' ', missing.Take(missing.Count > NamedAtMost + 1 ? NamedAtMost : missing.Count).Select(r => Rune.IsWhiteSpace(r) ? $"U+{r.Value:X4}" : r.ToString()));
            return missing.Count > NamedAtMost + 1
                ? ExportStrings.PdfMissingMore.Fill(named, missing.Count - NamedAtMost)
                : named;
        }
    }

    protected override ValueTask LeaveAsync()
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

        return base.LeaveAsync();
    }

    /// <summary>Before the file is asked for, the reader knows what it will lack.</summary>
    protected override void OnParametersSet()
    {
        if (Report is { } report && looked != Wanted)
        {
            (looked, missing) = (Wanted, PdfCoverage.Missing(report));
        }
    }

    /// <summary>A page that shows no report has it made for this alone: once, on the circuit, when the page is on the screen already.</summary>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (looked == Wanted)
        {
            return;
        }

        var wanted = Wanted;
        looked = wanted;
        var actor = await currentActor.GetAsync();
        if (IsLeft)
        {
            return;
        }

        var report = await reports.FindAsync(AssessmentId, Culture, CompareId, actor, Leaving);
        if (looked == wanted)
        {
            missing = report is null ? [] : PdfCoverage.Missing(report);
            StateHasChanged();
        }
    }

    private static string Address(ExportJob job) => $"/exports/{job.Id}";

    private string Address(ExportChoice choice) =>
        $"/assessments/{AssessmentId}/report.{choice.Extension}?language={Culture.TwoLetterISOLanguageName}"
        + (CompareId is { } compare ? $"&compare={compare}" : "");

    private async Task StartAsync(ExportChoice choice, MouseEventArgs click)
    {
        var wanted = new ExportRequest(AssessmentId, choice.Extension, Culture, CompareId);
        if (Sending.IsSecond(click) || jobs.Exists(j => !j.Job.HasEnded && j.Job.Request with { Id = wanted.Id } == wanted))
        {
            return;
        }

        var started = exports.Start(wanted, await currentActor.GetAsync());
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
            await unsaved.GoAsync();
            navigation.NavigateTo(Address(job), forceLoad: true);
        }
    }

    private void Show() => _ = InvokeAsync(StateHasChanged);

    private static string Say(ExportChoice choice, ExportJob job) => job.State switch
    {
        ExportState.Waiting => ExportStrings.Waiting.Fill(choice.Name),
        ExportState.Working => ExportStrings.Working.Fill(choice.Name, Percent.Text((int)(100 * job.Progress))),
        ExportState.Done when job.IsFetched => ExportStrings.Saved.Fill(choice.Name),
        ExportState.Done => ExportStrings.Done.Fill(choice.Name),
        ExportState.Cancelled => ExportStrings.Cancelled.Fill(choice.Name),
        ExportState.NotFound => ExportStrings.Gone.Fill(choice.Name),
        _ => ExportStrings.Failed.Fill(choice.Name),
    };
}
