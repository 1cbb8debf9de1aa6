using CioCompass.Core.Data.Postgres;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace CioCompass.Core.Data.Migrations.Postgres;

/// <summary>
/// PostgreSQL samples the values of every column for its planner and keeps them in a catalogue, where they would outlive the round. Of the
/// columns that tie a ballot to a phone it samples nothing.
/// </summary>
[DbContext(typeof(PostgresCompassDbContext))]
[Migration("20261124070000_NoStatisticsOfVoters")]
public sealed class NoStatisticsOfVoters : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE "OpenBallots" ALTER COLUMN "VoterKey" SET STATISTICS 0, ALTER COLUMN "IdempotencyKey" SET STATISTICS 0;
        ALTER TABLE "RoundSecrets" ALTER COLUMN "Value" SET STATISTICS 0;
        ALTER TABLE "Participants" ALTER COLUMN "TokenHash" SET STATISTICS 0, ALTER COLUMN "DisplayName" SET STATISTICS 0;
        """);

    protected override void Down(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("""
        ALTER TABLE "OpenBallots" ALTER COLUMN "VoterKey" SET STATISTICS -1, ALTER COLUMN "IdempotencyKey" SET STATISTICS -1;
        ALTER TABLE "RoundSecrets" ALTER COLUMN "Value" SET STATISTICS -1;
        ALTER TABLE "Participants" ALTER COLUMN "TokenHash" SET STATISTICS -1, ALTER COLUMN "DisplayName" SET STATISTICS -1;
        """);
}
