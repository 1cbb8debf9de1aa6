using System.Security.Cryptography;
using CioCompass.Core.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Workshops.Rounds;

/// <summary>
/// Makes the secrets of open rounds and opens them again. The database has them encrypted under the installation's keys, so that whoever
/// reads a round's rows alone cannot tell which ballot is which phone's; the facilitator's program can, to take a phone's ballot away.
/// </summary>
public sealed class RoundSeal(IDataProtectionProvider protection)
{
    internal RoundSecret NewSecret(Guid roundId) =>
        new(roundId, ProtectorOf(roundId).Protect(RandomNumberGenerator.GetBytes(RoundSecret.Length)));

    /// <returns>
    /// The bytes that key the round's hashes; null where the installation's keys are gone: then no ballot can be told, or taken any more.
    /// </returns>
    internal byte[]? Open(RoundSecret secret)
    {
        try
        {
            return ProtectorOf(secret.RoundId).Unprotect(secret.Sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Opens the secrets of those of these rounds that are open, as far as they can be opened.</summary>
    internal async Task<Dictionary<Guid, byte[]>> OpenAsync(CompassDbContext db, IReadOnlyCollection<Guid> roundIds) =>
        (await db.RoundSecrets.AsNoTracking().Where(s => roundIds.Contains(s.RoundId)).ToListAsync())
            .Select(s => (s.RoundId, Bytes: Open(s)))
            .Where(s => s.Bytes is not null)
            .ToDictionary(s => s.RoundId, s => s.Bytes!);

    /// <summary>A secret that was moved to another round opens nothing.</summary>
    private IDataProtector ProtectorOf(Guid roundId) => protection.CreateProtector(nameof(RoundSecret), roundId.ToString("N"));
}
