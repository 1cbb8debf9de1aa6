using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Core.Data.Migrations.Sqlite;

[DbContext(typeof(CompassDbContext))]
[Migration("20261127230000_DirectionOfNames")]
public sealed class DirectionOfNames : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(NamesInOneDirection.Sql("char"));

    /// <summary>Does nothing: nobody wants back the characters that were taken out.</summary>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
    }
}
