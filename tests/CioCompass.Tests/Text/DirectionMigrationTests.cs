using CioCompass.Core.Accounts;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.TestSupport.Postgres;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Tests.Text;

/// <summary>Databases of before names lost the controls that turn their letters around.</summary>
public sealed class DirectionMigrationTests
{
    private const string Before = "VotesApart";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Names_of_an_earlier_version_read_as_they_are_written(bool isPostgres)
    {
        Assert.SkipUnless(!isPostgres || TestPostgres.Missing is null, TestPostgres.Missing ?? "");
        await using var database = await (isPostgres ? TestDatabase.OnPostgresAsync() : TestDatabase.InFileAsync());
        await database.AddOrganisationAsync("Acme \u202efdp\u202c.exe\u2066\u2069");
        await database.AddOrganisationAsync("\u05e9\u05dc\u05d5\u05dd BV");
        await database.AddPersonAsync("\u202eAnn", Role.Consultant);

        await using var db = database.Open();
        var migrator = db.GetService<IMigrator>();
        await migrator.MigrateAsync(Before, Cancel);
        await migrator.MigrateAsync(cancellationToken: Cancel);

        Assert.Equal(["Acme fdp.exe", "\u05e9\u05dc\u05d5\u05dd BV"], (await db.Organisations.AsNoTracking().Select(o => o.Name).ToListAsync(Cancel)).Order(StringComparer.Ordinal));
        Assert.Equal("Ann", (await db.Users.AsNoTracking().SingleAsync(Cancel)).DisplayName);
    }
}
