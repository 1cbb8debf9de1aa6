using CioCompass.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Core.Data.Migrations.Postgres;

[DbContext(typeof(PostgresCompassDbContext))]
[Migration("20261127230000_DirectionOfNames")]
public sealed class DirectionOfNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(NamesInOneDirection.Sql("chr"));

    /// <summary>Does nothing: nobody wants back the characters that were taken out.</summary>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
    }
}
