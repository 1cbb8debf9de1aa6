using System.Text.RegularExpressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CioCompass.Core.Data.Postgres;

/// <summary>
/// The same model on PostgreSQL, with migrations of its own, and the keys of cookies and of pages that resume, which several processes
/// must share.
/// </summary>
public sealed partial class PostgresCompassDbContext(DbContextOptions<PostgresCompassDbContext> options)
    : CompassDbContext(options), IDataProtectionKeyContext
{
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            QuoteColumnsInChecks(entity);
        }
    }

    /// <summary>The check constraints are written for SQLite, which takes a name in any case; PostgreSQL makes an unquoted one lower case.</summary>
    private static void QuoteColumnsInChecks(IMutableEntityType entity)
    {
        var columns = entity.GetProperties().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var check in entity.GetCheckConstraints().ToList())
        {
            entity.RemoveCheckConstraint(check.ModelName);
            entity.AddCheckConstraint(
                check.ModelName, TextOrName().Replace(check.Sql, part => columns.Contains(part.Value) ? $"\"{part.Value}\"" : part.Value));
        }
    }

    /// <summary>A text in single quotes, which may be spelt like a column, or a name.</summary>
    [GeneratedRegex("'[^']*'|[A-Za-z]+")]
    private static partial Regex TextOrName();
}
