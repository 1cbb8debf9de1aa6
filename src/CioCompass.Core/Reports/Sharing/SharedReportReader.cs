using System.Globalization;
using System.Net;
using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Limits;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Sharing;

/// <summary>
/// Opens shared links. The token is the reader's only right: which assessment is read, and which of its sections, comes from the stored
/// link and from nothing in the request.
/// </summary>
public sealed class SharedReportReader(
    IDbContextFactory<CompassDbContext> contexts, ReportService reports, AuditLog audit, TimeProvider clock)
{
    public const int FailuresAtMost = 10;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly FailureLimiter failures = new(FailuresAtMost, Window, clock);

    /// <summary>Counts the opening, and writes it to the audit log once an hour for each link. A right token opens after any number of wrong ones.</summary>
    /// <param name="address">Whose failures are counted; null where it is unknown.</param>
    public async Task<OpenedLink> OpenAsync(string? token, CultureInfo culture, IPAddress? address, CancellationToken cancellationToken)
    {
        if (token?.Length != SecretToken.ShortLength
            || await FindAsync(SecretToken.Hash(token), cancellationToken) is not var (link, organisationId)
            || await ReadAsync(link, organisationId, culture, cancellationToken) is not { } report)
        {
            return Fail(ClientNetwork.Of(address));
        }

        await CountAsync(link.Id, cancellationToken);
        return new OpenedLink.Opened(report, link.ExpiresAt);
    }

    private async Task<(SharedLink Link, Guid OrganisationId)?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var found = await db.SharedLinks.AsNoTracking()
            .Where(l => l.TokenHash == hash && l.RevokedAt == null && l.ExpiresAt > now)
            .Join(
                db.Assessments.Where(a => a.DeletedAt == null && a.Organisation.DeletedAt == null), l => l.AssessmentId, a => a.Id,
                (l, a) => new { Link = l, a.OrganisationId })
            .SingleOrDefaultAsync(cancellationToken);
        return found is null ? null : (found.Link, found.OrganisationId);
    }

    private async Task<Report?> ReadAsync(SharedLink link, Guid organisationId, CultureInfo culture, CancellationToken cancellationToken)
    {
        var reader = Actor.OfLink(link.Label, new LinkScope(link.AssessmentId, organisationId));
        var report = await reports.FindAsync(link.AssessmentId, culture, compareId: null, reader, cancellationToken);
        return report?.Only(link.Sections.ToHashSet());
    }

    private async Task CountAsync(Guid linkId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var link = await db.SharedLinks.SingleAsync(l => l.Id == linkId, cancellationToken);
        if (link.Open(now))
        {
            audit.AddUnsigned(db, AuditAction.LinkOpened, link.Label, link.AssessmentId, link.Id.ToString());
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private OpenedLink Fail(string network)
    {
        if (failures.WaitOf(network) is { } wait)
        {
            return new OpenedLink.Refused(wait);
        }

        failures.Fail(network);
        return new OpenedLink.NotFound();
    }
}
