using CioCompass.Core.Accounts;
using CioCompass.Core.Operations;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Tests.Support;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Reports;

/// <summary>The whole program over the <see cref="ReportExample"/>, with a clock that a test moves.</summary>
public sealed class ReportApp : CompassWebApp
{
    public FakeTimeProvider Clock { get; } = new(TestDatabase.Start);

    public Actor Consultant { get; private set; } = null!;

    public Guid AssessmentId { get; private set; }

    /// <param name="change">SQL that is run over the example first; null for none.</param>
    public static async Task<ReportApp> StartAsync(string? change = null)
    {
        var app = new ReportApp();
        await using var example = await ReportExample.CreateAsync();
        (app.Consultant, app.AssessmentId) = (example.Consultant, example.AssessmentId);
        var data = new DataDirectory(app.DataDirectory);
        data.Create();
        await using var db = example.Database.Open();
        if (change is not null)
        {
            await db.Database.ExecuteSqlRawAsync(change);
        }

        await db.Database.ExecuteSqlAsync($"VACUUM INTO {data.Database}");
        return app;
    }

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A link to the report, for thirty days.</summary>
    /// <returns>Its token.</returns>
    public async Task<string> ShareAsync(params ReportSection[] sections)
    {
        var result = await Get<SharedLinkService>().CreateAsync(AssessmentId, new NewSharedLink("The board", 30, sections), Consultant, CancellationToken.None);
        return Assert.IsType<ShareResult.Shared>(result).Token;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<TimeProvider>(Clock));
    }
}
