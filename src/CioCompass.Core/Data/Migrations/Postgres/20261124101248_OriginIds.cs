using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OriginIds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "OriginId",
                table: "Organisations",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OriginId",
                table: "Assessments",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Organisations_OriginId",
                table: "Organisations",
                column: "OriginId");

            migrationBuilder.CreateIndex(
                name: "IX_Assessments_OriginId",
                table: "Assessments",
                column: "OriginId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Organisations_OriginId",
                table: "Organisations");

            migrationBuilder.DropIndex(
                name: "IX_Assessments_OriginId",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "OriginId",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "OriginId",
                table: "Assessments");
        }
    }
}
