using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class BallotCounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsUnfinished",
                table: "Organisations",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsUnfinished",
                table: "Assessments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "BallotCounts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    Count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BallotCounts", x => x.Id);
                    table.CheckConstraint("CK_BallotCounts_Count", "Count > 0");
                    table.CheckConstraint("CK_BallotCounts_Number", "(Choice = 'Level' AND Number BETWEEN 1 AND 5) OR (Choice = 'Guess' AND Number BETWEEN 0 AND 100) OR (Choice NOT IN ('Level', 'Guess') AND Number IS NULL)");
                    table.ForeignKey(
                        name: "FK_BallotCounts_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_BallotCounts_RoundId_Choice_Number",
                table: "BallotCounts",
                columns: new[] { "RoundId", "Choice", "Number" },
                unique: true);

            migrationBuilder.Sql(
                """
                INSERT INTO "BallotCounts" ("Id", "RoundId", "Choice", "Number", "Count")
                SELECT upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))),
                       "RoundId", "Choice", "Number", count(*)
                FROM "Ballots" GROUP BY "RoundId", "Choice", "Number";
                """);

            migrationBuilder.DropTable(
                name: "Ballots");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "IsUnfinished",
                table: "Organisations");

            migrationBuilder.DropColumn(
                name: "IsUnfinished",
                table: "Assessments");

            migrationBuilder.CreateTable(
                name: "Ballots",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    Choice = table.Column<string>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: true),
                    RoundId = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Ballots", x => x.Id);
                    table.CheckConstraint("CK_Ballots_Number", "(Choice = 'Level' AND Number BETWEEN 1 AND 5) OR (Choice = 'Guess' AND Number BETWEEN 0 AND 100) OR (Choice NOT IN ('Level', 'Guess') AND Number IS NULL)");
                    table.ForeignKey(
                        name: "FK_Ballots_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Ballots_RoundId",
                table: "Ballots",
                column: "RoundId");

            migrationBuilder.Sql(
                """
                INSERT INTO "Ballots" ("Id", "RoundId", "Choice", "Number")
                WITH RECURSIVE "Numbers"("N") AS (SELECT 1 UNION ALL SELECT "N" + 1 FROM "Numbers" WHERE "N" < (SELECT max("Count") FROM "BallotCounts"))
                SELECT upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6))),
                       "RoundId", "Choice", "Number"
                FROM "BallotCounts" JOIN "Numbers" ON "N" <= "Count" ORDER BY random();
                """);

            migrationBuilder.DropTable(
                name: "BallotCounts");
        }
    }
}
