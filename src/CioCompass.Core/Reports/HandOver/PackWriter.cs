using System.IO.Compression;
using System.Security.Cryptography;

namespace CioCompass.Core.Reports.HandOver;

/// <summary>Writes the zip, file by file, straight to the disk.</summary>
internal static class PackWriter
{
    public const string ReadmeName = "README.txt";

    /// <summary>Takes seconds; never called on a circuit.</summary>
    /// <param name="target">A new file, readable by its owner only; the caller deletes what is left when something goes wrong.</param>
    /// <param name="progress">0 to 1, never falling.</param>
    public static (IReadOnlyList<PackEntry> Entries, string Sha256, long Size) Write(
        PackContent content, IReadOnlyList<PackFile> files, string target, IProgress<double> progress, CancellationToken cancellationToken)
    {
        using (var stream = new FileStream(target, Options()))
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create))
        {
            Add(zip, ReadmeName, s => s.Write(PackReadme.Write(content, files)));
            foreach (var (file, index) in files.Select((f, i) => (f, i)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(zip, file.Name, s => file.Write(s, new Part(progress, index, files.Count), cancellationToken));
                progress.Report((index + 1.0) / files.Count);
            }
        }

        using var written = File.OpenRead(target);
        using var read = new ZipArchive(written, ZipArchiveMode.Read, leaveOpen: true);
        PackEntry[] entries = [.. read.Entries.Select(e => new PackEntry(e.FullName, e.Length))];
        written.Position = 0;
        return (entries, Convert.ToHexStringLower(SHA256.HashData(written)), written.Length);
    }

    private static void Add(ZipArchive zip, string name, Action<Stream> write)
    {
        using var entry = zip.CreateEntry(name, CompressionLevel.Optimal).Open();
        write(entry);
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The progress of one file as a part of the whole.</summary>
    private sealed class Part(IProgress<double> whole, int index, int count) : IProgress<double>
    {
        public void Report(double value) => whole.Report((index + Math.Clamp(value, 0, 1)) / count);
    }
}
