using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LocalizedTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) => TextsAsJson.Up(migrationBuilder, isPostgres: false);

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) => TextsAsJson.Down(migrationBuilder, isPostgres: false);
    }
}
