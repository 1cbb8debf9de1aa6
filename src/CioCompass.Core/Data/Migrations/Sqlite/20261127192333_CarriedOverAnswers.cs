using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CioCompass.Core.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CarriedOverAnswers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "AnsweredAt",
                table: "Responses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AnsweredBy",
                table: "Responses",
                type: "TEXT",
                maxLength: 256,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "CarriedOver",
                table: "Responses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsTrial",
                table: "Assessments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // Who answered is known only as who changed anything last; that is the best there is.
            migrationBuilder.Sql(
                """UPDATE "Responses" SET "AnsweredAt" = "UpdatedAt", "AnsweredBy" = "UpdatedBy" WHERE "Kind" <> 'Unanswered';""");

            // What a copy has not touched since it was made still bears the moment at which the copy was made, to the digit, and the mark
            // for review. Where a workshop has agreed on it, it is confirmed. Everything else counts as reassessed.
            migrationBuilder.Sql(
                """
                UPDATE "Responses" SET "CarriedOver" = 1
                WHERE "Kind" <> 'Unanswered' AND "MarkedForReview" = 1
                  AND "UpdatedAt" = (SELECT a."CreatedAt" FROM "Assessments" a WHERE a."Id" = "Responses"."AssessmentId")
                  AND NOT EXISTS (
                    SELECT 1 FROM "AgreedAnswers" g JOIN "Questions" q ON q."Key" = g."QuestionKey"
                    WHERE g."AssessmentId" = "Responses"."AssessmentId" AND q."Id" = "Responses"."QuestionId");
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "AnsweredAt",
                table: "Responses");

            migrationBuilder.DropColumn(
                name: "AnsweredBy",
                table: "Responses");

            migrationBuilder.DropColumn(
                name: "CarriedOver",
                table: "Responses");

            migrationBuilder.DropColumn(
                name: "IsTrial",
                table: "Assessments");
        }
    }
}
