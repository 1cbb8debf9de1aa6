using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Npgsql;

namespace CioCompass.Tests.Reports;

/// <summary>The whole program over the <see cref="ReportExample"/>, with a clock that a test moves.</summary>
public sealed class ReportApp : CompassWebApp
{
    private ReportApp() => Time = Clock;

    public FakeTimeProvider Clock { get; } = new(TestDatabase.Start);

    public Actor Consultant { get; private set; } = null!;

    public Guid AssessmentId { get; private set; }

    /// <param name="change">What is to differ from the example; null for nothing.</param>
    public static async Task<ReportApp> StartAsync(Func<CompassDbContext, Task>? change = null)
    {
        var app = new ReportApp();
        await using var example = await ReportExample.CreateAsync();
        (app.Consultant, app.AssessmentId) = (example.Consultant, example.AssessmentId);
        if (change is not null)
        {
            await using var db = example.Database.Open();
            await change(db);
        }

        await app.TakeOverAsync(example.Database);
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

    private async Task TakeOverAsync(TestDatabase database)
    {
        if (database.Postgres is { } connection)
        {
            TestPostgres.ReleaseDatabase(PostgresServer.From(connection).ConnectionString);
            Prepared = await (await TestPostgres.StartedAsync()).CreateDatabaseAsync(new NpgsqlConnectionStringBuilder(connection).Database);
            return;
        }

        var data = new DataDirectory(DataDirectory);
        data.Create();
        await using var db = database.Open();
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {data.Database}");
    }
}
