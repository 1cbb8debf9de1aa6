using System.Globalization;

namespace CioCompass.Core.Backups;

/// <summary>Why a backup was made; its file's name ends with it.</summary>
public enum BackupKind
{
    Daily,
    Migration,
    ByHand,
}

/// <summary>A backup in the data directory.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="MadeAt">UTC, to the second; from its name, since a copied file has another time.</param>
public sealed record BackupFile(string Path, DateTime MadeAt, BackupKind Kind)
{
    internal const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    private const string Prefix = "ciocompass-";
    private const string Extension = ".db";

    /// <summary>Name of the file without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    internal static string SearchPattern => Prefix + "*" + Extension;

    internal static BackupFile In(string folder, DateTime madeAt, BackupKind kind) =>
        new(System.IO.Path.Combine(folder, Prefix + madeAt.ToString(TimeFormat, CultureInfo.InvariantCulture) + Ending(kind) + Extension), madeAt, kind);

    /// <returns>Null for a name that this program has not given.</returns>
    internal static BackupFile? Of(string file)
    {
        var stem = System.IO.Path.GetFileNameWithoutExtension(file)[Prefix.Length..];
        foreach (var kind in Enum.GetValues<BackupKind>())
        {
            if (stem.EndsWith(Ending(kind), StringComparison.Ordinal) && TimeOf(stem[..^Ending(kind).Length]) is { } madeAt)
            {
                return new BackupFile(file, madeAt, kind);
            }
        }

        return null;
    }

    private static string Ending(BackupKind kind) => kind switch
    {
        BackupKind.Migration => "-migration",
        BackupKind.ByHand => "-by-hand",
        _ => "",
    };

    private static DateTime? TimeOf(string text) =>
        DateTime.TryParseExact(
            text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : null;
}
