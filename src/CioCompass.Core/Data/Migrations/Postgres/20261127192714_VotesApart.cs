using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class VotesApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ConfidenceCounts",
                columns: table => new
                {
                    RoundId = table.Column<Guid>(type: "uuid", nullable: false),
                    Least = table.Column<string>(type: "text", nullable: false),
                    Most = table.Column<string>(type: "text", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ConfidenceCounts", x => new { x.RoundId, x.Least });
                    table.CheckConstraint("CK_ConfidenceCounts_Count", "\"Count\" > 0");
                    table.ForeignKey(
                        name: "FK_ConfidenceCounts_Rounds_RoundId",
                        column: x => x.RoundId,
                        principalTable: "Rounds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            // How sure people were is counted apart from their levels; and a vote that is open is closed, as the facilitator closes it: its
            // ballots have keys of the earlier kind, by which no phone would find its own again.
            migrationBuilder.Sql(
                """
                INSERT INTO "ConfidenceCounts" ("RoundId", "Least", "Most", "Count")
                SELECT "RoundId", "Confidence", "Confidence", count(*) FROM (
                    SELECT "RoundId", "Confidence" FROM "Ballots" UNION ALL
                    SELECT "RoundId", "Confidence" FROM "OpenBallots" WHERE "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open')) AS "All"
                WHERE "Confidence" IS NOT NULL GROUP BY "RoundId", "Confidence";
                INSERT INTO "Ballots" ("Id", "RoundId", "Choice", "Number")
                SELECT gen_random_uuid(),
                       "RoundId", "Choice", "Number"
                FROM "OpenBallots" WHERE "RoundId" IN (SELECT "Id" FROM "Rounds" WHERE "Status" = 'Open') ORDER BY random();
                UPDATE "Workshops" SET "Version" = gen_random_uuid()
                WHERE "Id" IN (SELECT "WorkshopId" FROM "Rounds" WHERE "Status" = 'Open');
                UPDATE "Rounds" SET "Status" = 'Closed', "TimerEndsAt" = NULL, "ClosedAt" = now() WHERE "Status" = 'Open';
                DELETE FROM "OpenBallots";
                DELETE FROM "RoundSecrets";
                """);

            migrationBuilder.DropColumn(
                name: "Confidence",
                table: "Ballots");

            migrationBuilder.AddColumn<int>(
                name: "Expected",
                table: "Workshops",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsJoiningClosed",
                table: "Workshops",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ConfidenceCounts");

            migrationBuilder.DropColumn(
                name: "Expected",
                table: "Workshops");

            migrationBuilder.DropColumn(
                name: "IsJoiningClosed",
                table: "Workshops");

            migrationBuilder.AddColumn<string>(
                name: "Confidence",
                table: "Ballots",
                type: "text",
                nullable: true);
        }
    }
}
