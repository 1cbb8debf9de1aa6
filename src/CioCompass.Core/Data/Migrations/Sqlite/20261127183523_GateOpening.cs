using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GateOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "BeforeInventory",
                table: "Responses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "GateOpening_OpenedAt",
                table: "Assessments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_OpenedBy",
                table: "Assessments",
                type: "TEXT",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_Reason",
                table: "Assessments",
                type: "TEXT",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "GateOpening_TakenBackAt",
                table: "Assessments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_TakenBackBy",
                table: "Assessments",
                type: "TEXT",
                maxLength: 256,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BeforeInventory",
                table: "Responses");

            migrationBuilder.DropColumn(
                name: "GateOpening_OpenedAt",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "GateOpening_OpenedBy",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "GateOpening_Reason",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "GateOpening_TakenBackAt",
                table: "Assessments");

            migrationBuilder.DropColumn(
                name: "GateOpening_TakenBackBy",
                table: "Assessments");
        }
    }
}
