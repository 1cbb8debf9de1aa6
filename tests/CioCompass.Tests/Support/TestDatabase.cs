using CioCompass.Core;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Data;
using CioCompass.Core.Data.Content;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;
using CioCompass.Tests.Support.Postgres;
using CioCompass.TestSupport.Postgres;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace CioCompass.Tests.Support;

/// <summary>
/// A real database, migrated and with the shipped content, and the services over it: a SQLite file, or a database on a PostgreSQL server
/// where <see cref="TestPostgres.Variable"/> asks for it. Migrating once and copying that keeps a test at a few milliseconds.
/// </summary>
public sealed class TestDatabase : IAsyncDisposable
{
    /// <summary>Time of the clock until a test moves it.</summary>
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);

    private static readonly Lazy<Task<byte[]>> Template = new(MakeTemplateAsync);

    private readonly ServiceProvider services;

    private TestDatabase(DataDirectory data, string? postgres, Action<IServiceCollection>? configure)
    {
        Data = data;
        Postgres = postgres;
        services = Services(data, postgres, Clock, configure);
    }

    public DataDirectory Data { get; }

    /// <summary>Connection string of the database; null where it is a file.</summary>
    public string? Postgres { get; }

    public FakeTimeProvider Clock { get; } = new(Start);

    /// <param name="configure">What is to differ from the program's own services.</param>
    public static Task<TestDatabase> CreateAsync(Action<IServiceCollection>? configure = null) =>
        TestPostgres.IsWanted ? OnPostgresAsync(configure) : InFileAsync(configure);

    /// <summary>A SQLite file whatever is asked for, where a test is about the file itself.</summary>
    public static async Task<TestDatabase> InFileAsync(Action<IServiceCollection>? configure = null)
    {
        var data = NewDirectory();
        await File.WriteAllBytesAsync(data.Database, await Template.Value);
        return new TestDatabase(data, null, configure);
    }

    /// <summary>On a PostgreSQL server whatever is asked for.</summary>
    public static async Task<TestDatabase> OnPostgresAsync(Action<IServiceCollection>? configure = null) =>
        new(NewDirectory(), await MigratedDatabase.CreateAsync(), configure);

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public CompassDbContext Open() => Get<IDbContextFactory<CompassDbContext>>().CreateDbContext();

    /// <summary>An organisation in the database, with the given people as its members.</summary>
    public async Task<Organisation> AddOrganisationAsync(string name, params Actor[] members)
    {
        await using var db = Open();
        var organisation = new Organisation(name, Clock.GetUtcNow().UtcDateTime);
        organisation.Members.AddRange(members.Select(m => new OrganisationMember(organisation.Id, m.UserId)));
        db.Organisations.Add(organisation);
        await db.SaveChangesAsync();
        return organisation;
    }

    /// <summary>An account in the database, as the actor that it makes.</summary>
    public async Task<Actor> AddPersonAsync(string name, Role role)
    {
        await using var db = Open();
        var email = $"{name.ToLowerInvariant()}@example.org";
        var user = new CompassUser
        {
            Id = Guid.CreateVersion7(),
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            DisplayName = name,
            Role = role,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            CreatedAt = Clock.GetUtcNow().UtcDateTime,
        };
        db.Users.Add(user);
        await db.SaveChangesAsync();
        return new Actor(user.Id, name, role);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        if (Postgres is not null)
        {
            TestPostgres.ReleaseDatabase(PostgresServer.From(Postgres).ConnectionString);
            await (await TestPostgres.StartedAsync()).DropDatabaseAsync(Postgres);
        }

        await DeleteAsync(Data);
    }

    private static ServiceProvider Services(
        DataDirectory data, string? postgres, TimeProvider clock, Action<IServiceCollection>? configure = null)
    {
        var services = new ServiceCollection().AddLogging().AddSingleton(clock).AddSharedKeys().AddCompassCore(data, postgres);
        configure?.Invoke(services);
        return services.BuildServiceProvider();
    }

    private static async Task<byte[]> MakeTemplateAsync()
    {
        var data = NewDirectory();
        await using (var services = Services(data, null, new FakeTimeProvider(Start)))
        {
            var contexts = services.GetRequiredService<IDbContextFactory<CompassDbContext>>();
            await using var db = await contexts.CreateDbContextAsync();
            await db.Database.MigrateAsync();
            await services.GetRequiredService<ContentLoader>().LoadAsync(CancellationToken.None);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }

        SqliteConnection.ClearAllPools();
        var bytes = await File.ReadAllBytesAsync(data.Database);
        await DeleteAsync(data);
        return bytes;
    }

    private static DataDirectory NewDirectory()
    {
        var data = new DataDirectory(Path.Combine(Path.GetTempPath(), "ciocompass-tests", Guid.NewGuid().ToString("N")));
        data.Create();
        return data;
    }

    private static Task DeleteAsync(DataDirectory data)
    {
        using (var connection = new SqliteConnection(CompassDatabase.ConnectionString(data.Database)))
        {
            SqliteConnection.ClearPool(connection);
        }

        return TestFolder.DeleteAsync(data.Root);
    }
}
