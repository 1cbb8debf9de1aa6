using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Content.Packages;

/// <summary>Gives the published content away as a file; for administrators only.</summary>
public sealed class PackageExportService(
    AdministratorGate gate, QuestionCatalog catalog, StatisticCatalog statistics, RoomQuestionCatalog rooms, AuditLog audit, TimeProvider clock)
{
    /// <returns>Null for anybody but an administrator.</returns>
    public async Task<ContentPackage?> ExportAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (!await gate.AdmitsAsync(actor, "export content", null, cancellationToken))
        {
            return null;
        }

        var package = PackageWriter.Of(
            await catalog.LatestAsync(cancellationToken), await statistics.LatestAsync(cancellationToken),
            await rooms.LatestAsync(cancellationToken), clock.GetUtcNow().UtcDateTime);
        await audit.WriteAsync(
            AuditAction.ContentExported, actor.UserId, actor.DisplayName, null,
            $"question set, version {package.QuestionSet.Version}; statistics: {package.Statistics.Count}", cancellationToken);
        return package;
    }
}
