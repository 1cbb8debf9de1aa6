using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Postgres
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
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "GateOpening_OpenedAt",
                table: "Assessments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_OpenedBy",
                table: "Assessments",
                type: "character varying(256)",
                maxLength: 256,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_Reason",
                table: "Assessments",
                type: "character varying(1000)",
                maxLength: 1000,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "GateOpening_TakenBackAt",
                table: "Assessments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GateOpening_TakenBackBy",
                table: "Assessments",
                type: "character varying(256)",
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
