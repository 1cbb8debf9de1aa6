using System.Text;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Workshops.Ballots;

/// <summary>
/// Collects the traces that must be gone after a round is closed, and searches for them in the raw bytes of the database and its log.
/// </summary>
internal static class FileTraces
{
    /// <summary>Every value of an open round that could tie a ballot to a phone: its secret and the keys of its ballots.</summary>
    public static async Task<List<byte[]>> CollectAsync(WorkshopRoom room, Guid round)
    {
        await using var db = room.Database.Open();
        var secret = (await db.RoundSecrets.SingleAsync(s => s.RoundId == round)).Sealed;
        var ballots = await db.OpenBallots.Where(b => b.RoundId == round).ToListAsync();
        return
        [
            secret,
            .. ballots.Select(b => b.VoterKey),
            .. ballots.Select(b => Encoding.UTF8.GetBytes(b.IdempotencyKey.ToString().ToUpperInvariant())),
        ];
    }

    /// <returns>Those that are found.</returns>
    public static IReadOnlyList<string> Of(WorkshopRoom room, IEnumerable<byte[]> traces)
    {
        var files = Directory.EnumerateFiles(room.Database.Data.Root, "ciocompass.db*").Select(Read).ToList();
        return [.. traces.Where(t => files.Any(f => f.AsSpan().IndexOf(t) >= 0)).Select(Convert.ToHexString)];
    }

    /// <summary>As it is, while the program has it open.</summary>
    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
