using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Core.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Sharing;

/// <summary>
/// The links of an assessment, for everybody who sees it: its consultants, administrators, and the CIO whose organisation it is about.
/// </summary>
public sealed class SharedLinkService(IDbContextFactory<CompassDbContext> contexts, AuditLog audit, TimeProvider clock)
{
    public const int FewestDays = 1;
    public const int UsualDays = 30;
    public const int MostDays = 365;

    public async Task<ShareResult> CreateAsync(Guid assessmentId, NewSharedLink wanted, Actor actor, CancellationToken cancellationToken)
    {
        var clean = wanted with { Label = CleanText.Line(wanted.Label), Sections = [.. wanted.Sections.Where(Enum.IsDefined).Distinct().Order()] };
        var errors = ErrorsIn(clean).ToList();
        if (errors.Count > 0)
        {
            return new ShareResult.Invalid(errors);
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);

        // Takes the write lock before reading: the same form sent twice makes one.
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await db.Assessments.VisibleTo(actor).AnyAsync(a => a.Id == assessmentId, cancellationToken))
        {
            await transaction.DisposeAsync();
            await audit.NoteRefusalAsync(db.Assessments, assessmentId, actor, "shared link", cancellationToken);
            return new ShareResult.NotFound();
        }

        var (hash, now) = (SecretToken.Hash(clean.Token), clock.GetUtcNow().UtcDateTime);
        if (await db.SharedLinks.SingleOrDefaultAsync(l => l.AssessmentId == assessmentId && l.TokenHash == hash, cancellationToken) is { } there)
        {
            return new ShareResult.Shared(View(there, now), clean.Token);
        }

        var link = new SharedLink(
            assessmentId, hash, clean.Label, clean.Sections, actor.DisplayName, now, now.AddDays(clean.Days));
        db.SharedLinks.Add(link);
        audit.Add(db, AuditAction.LinkShared, actor, assessmentId, $"{link.Id}, {clean.Days} days: {string.Join(", ", clean.Sections)}");
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new ShareResult.Shared(View(link, now), clean.Token);
    }

    /// <summary>All links of an assessment, the newest first.</summary>
    /// <returns>Empty where the assessment is not the reader's.</returns>
    public async Task<IReadOnlyList<SharedLinkView>> ListAsync(Guid assessmentId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var links = await db.SharedLinks.AsNoTracking()
            .Where(l => l.AssessmentId == assessmentId && db.Assessments.VisibleTo(actor).Any(a => a.Id == l.AssessmentId))
            .OrderByDescending(l => l.CreatedAt).ThenByDescending(l => l.Id)
            .ToListAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. links.Select(l => View(l, now))];
    }

    /// <summary>From now on the link shows nothing. Revoking it again changes nothing.</summary>
    /// <returns>False when there is no such link, or it is not this reader's.</returns>
    public async Task<bool> RevokeAsync(Guid linkId, Actor actor, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var link = await db.SharedLinks
            .SingleOrDefaultAsync(l => l.Id == linkId && db.Assessments.VisibleTo(actor).Any(a => a.Id == l.AssessmentId), cancellationToken);
        if (link is null)
        {
            await audit.NoteRefusalAsync(db.SharedLinks, linkId, actor, "shared link", cancellationToken);

            return false;
        }

        if (link.RevokedAt is null)
        {
            link.Revoke(clock.GetUtcNow().UtcDateTime);
            audit.Add(db, AuditAction.LinkRevoked, actor, link.AssessmentId, link.Id.ToString());
            await db.SaveChangesAsync(cancellationToken);
        }

        return true;
    }

    private static IEnumerable<ShareError> ErrorsIn(NewSharedLink wanted)
    {
        if (wanted.Label.Length == 0)
        {
            yield return ShareError.LabelMissing;
        }

        if (wanted.Label.Length > SharedLink.LabelMaxLength)
        {
            yield return ShareError.LabelTooLong;
        }

        if (wanted.Days is < FewestDays or > MostDays)
        {
            yield return ShareError.DaysOutOfRange;
        }

        if (wanted.Sections.Count == 0)
        {
            yield return ShareError.NoSections;
        }
    }

    private static SharedLinkView View(SharedLink link, DateTime now) => new(
        link.Id, link.Label, link.Sections, link.CreatedBy, link.CreatedAt, link.ExpiresAt,
        link.RevokedAt is not null ? SharedLinkState.Revoked : link.IsValid(now) ? SharedLinkState.Valid : SharedLinkState.Expired,
        link.Opened, link.LastOpenedAt);
}
