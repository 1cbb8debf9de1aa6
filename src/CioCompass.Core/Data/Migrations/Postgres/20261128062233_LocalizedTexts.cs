using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LocalizedTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => TextsAsJson.Up(migrationBuilder, isPostgres: true);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => TextsAsJson.Down(migrationBuilder, isPostgres: true);
    }
}
