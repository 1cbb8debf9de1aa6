using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ContentDrafts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Assessments_OrganisationId_HeldOn",
                table: "Assessments");

            migrationBuilder.AddColumn<bool>(
                name: "IsOwn",
                table: "Statistics",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsWithdrawn",
                table: "Statistics",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "PublishedAt",
                table: "Statistics",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Url",
                table: "Sources",
                type: "TEXT",
                maxLength: 2000,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "ContentDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    BaseVersion = table.Column<int>(type: "INTEGER", nullable: false),
                    Body = table.Column<string>(type: "TEXT", nullable: false),
                    UpdatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    UpdatedBy = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Version = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ContentDrafts", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_OrganisationId_HeldOn_CreatedAt",
                table: "Assessments",
                columns: new[] { "OrganisationId", "HeldOn", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ContentDrafts_Kind_Key",
                table: "ContentDrafts",
                columns: new[] { "Kind", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ContentDrafts");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_OrganisationId_HeldOn_CreatedAt",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "IsOwn",
                table: "Statistics");

            migrationBuilder.DropColumn(
                name: "IsWithdrawn",
                table: "Statistics");

            migrationBuilder.DropColumn(
                name: "PublishedAt",
                table: "Statistics");

            migrationBuilder.DropColumn(
                name: "Url",
                table: "Sources");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_OrganisationId_HeldOn",
                table: "Assessments",
                columns: new[] { "OrganisationId", "HeldOn" });
        }
    }
}
