using System.Reflection;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Faults;

/// <summary>The program as a later version of itself, with one more migration than it has.</summary>
internal sealed class LaterVersion : IMigrationsAssembly
{
    public Assembly Assembly { get; } = typeof(CompassDbContext).Assembly;

    public IReadOnlyDictionary<string, TypeInfo> Migrations => new SortedDictionary<string, TypeInfo>(
        Assembly.DefinedTypes.Append(typeof(LaterMigration).GetTypeInfo())
            .Where(t => t.IsSubclassOf(typeof(Migration)) && IsOfFile(t))
            .ToDictionary(t => t.GetCustomAttribute<MigrationAttribute>()!.Id)).AsReadOnly();

    public ModelSnapshot? ModelSnapshot =>
        (ModelSnapshot)Activator.CreateInstance(Assembly.DefinedTypes.Single(t => t.IsSubclassOf(typeof(ModelSnapshot)) && IsOfFile(t)))!;

    public static void Use(IServiceCollection services) => services.ConfigureDbContext<CompassDbContext>(
        options => options.ReplaceService<IMigrationsAssembly, LaterVersion>());

    public string? FindMigrationId(string nameOrId) => Migrations.Keys.SingleOrDefault(id => id == nameOrId || id.EndsWith("_" + nameOrId, StringComparison.Ordinal));

    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!;
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    /// <summary>Not of the set for PostgreSQL.</summary>
    private static bool IsOfFile(TypeInfo type) => type.GetCustomAttribute<DbContextAttribute>()?.ContextType == typeof(CompassDbContext);

    [DbContext(typeof(CompassDbContext))]
    [Migration("29990101000000_Later")]
    private sealed class LaterMigration : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.CreateTable("Later", table => new { Id = table.Column<int>() });
    }
}
