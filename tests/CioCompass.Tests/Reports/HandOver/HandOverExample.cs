using System.Globalization;
using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.HandOver;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CioCompass.Tests.Reports.HandOver;

/// <summary>The <see cref="ReportExample"/> on its way to be handed over, in two languages and two formats that take no time.</summary>
internal sealed class HandOverExample : IAsyncDisposable
{
    public static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("nl"), CultureInfo.GetCultureInfo("en")];

    private readonly ReportExample report;

    private HandOverExample(ReportExample report, string organisation) => (this.report, Organisation) = (report, organisation);

    /// <summary>Name of the organisation, which has to be typed.</summary>
    public string Organisation { get; }

    public Guid Assessment => report.AssessmentId;

    public Actor Consultant => report.Consultant;

    public TestDatabase Database => report.Database;

    public HandOverService Service => Database.Get<HandOverService>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Thrown while the files are written; null lets them be written.</summary>
    public Exception? Failure { get; set; }

    public static async Task<HandOverExample> CreateAsync()
    {
        HandOverExample? example = null;
        void Write() => _ = example?.Failure is { } failure ? throw failure : true;
        var report = await ReportExample.CreateAsync(s => s.RemoveAll<IReportFormat>()
            .AddSingleton<IReportFormat>(new PlainFormat("txt", Write)).AddSingleton<IReportFormat>(new PlainFormat("pdf", Write)));
        return example = new HandOverExample(report, (await report.ReadAsync()).Cover.OrganisationName);
    }

    public ValueTask DisposeAsync() => report.DisposeAsync();

    /// <summary>Fails where the assessment is gone.</summary>
    public Task<Report> ReadAsync() => report.ReadAsync();

    /// <param name="actor">By default the consultant.</param>
    public Task<PackResult> TryPackAsync(Actor? actor = null, IProgress<double>? progress = null, CancellationToken? cancel = null) =>
        Service.PackAsync(Assessment, Languages, actor ?? Consultant, progress ?? new Steps([]), cancel ?? Cancel);

    public async Task<Pack> PackAsync() => Assert.IsType<PackResult.Made>(await TryPackAsync()).Pack;

    public async Task<Pack> DownloadedAsync()
    {
        var pack = await PackAsync();
        Database.Get<PackStore>().MarkDownloaded(pack.Id);
        return pack;
    }

    public Task<RemovalResult> RemoveAsync(Pack pack, string? typed, bool alsoOrganisation = false, Actor? actor = null) =>
        Service.RemoveAsync(pack.Id, typed, alsoOrganisation, actor ?? Consultant, Cancel);

    /// <summary>The least that a format can be.</summary>
    private sealed class PlainFormat(string extension, Action write) : IReportFormat
    {
        public string Extension => extension;

        public string ContentType => "text/plain";

        public void Write(Report report, Stream target, IProgress<double> progress, CancellationToken cancellationToken)
        {
            write();
            target.Write(Encoding.UTF8.GetBytes($"{report.Culture.Name} {report.Cover.Title}"));
            progress.Report(1);
        }
    }
}
