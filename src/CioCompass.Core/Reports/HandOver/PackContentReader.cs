using System.Globalization;
using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel.Export;
using CioCompass.Core.Statistics;
using CioCompass.Core.Statistics.Exports;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Reads all that goes into a pack.</summary>
public sealed class PackContentReader(
    IDbContextFactory<CompassDbContext> contexts, ExportService exports, ReportService reports, StatisticCatalog statistics,
    QuestionCatalog catalog)
{
    /// <returns>Null when there is no such assessment, or it is not the reader's.</returns>
    internal async Task<PackContent?> ReadAsync(
        Guid assessmentId, IReadOnlyList<CultureInfo> languages, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var document = await exports.ReadWholeAsync(db, assessmentId, actor, cancellationToken);
        var made = new List<Report>();
        foreach (var language in languages)
        {
            if (await reports.FindAsync(assessmentId, language, null, actor, cancellationToken) is { } report)
            {
                made.Add(report);
            }
        }

        if (document is null || made.Count == 0)
        {
            return null;
        }

        var current = await statistics.CurrentAsync(cancellationToken);
        var questions = await catalog.CurrentAsync(cancellationToken);
        return new PackContent(document, made, new StatisticsSelection(current.Statistics, current.Context, languages, questions));
    }
}
