using System.Runtime.Versioning;

namespace CioCompass.Core.Data.Files;

/// <summary>Paths in the data directory.</summary>
public sealed record DataDirectory(string Root)
{
    public string Database => Path.Combine(Root, "ciocompass.db");

    public string Keys => Path.Combine(Root, "keys");

    public string Backups => Path.Combine(Root, "backups");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Files on their way to a reader; emptied at every start.</summary>
    public string Exports => Path.Combine(Root, "exports");

    /// <summary>Packs that wait to be downloaded; emptied when the program starts.</summary>
    public string Packs => Path.Combine(Root, "packs");

    /// <summary>Path of a file that is there while bytes of something removed may still be in the database's files.</summary>
    public string TracesRemain => Path.Combine(Root, "ciocompass.traces-remain");

    public string LockFile => Path.Combine(Root, "ciocompass.lock");

    /// <summary>
    /// Makes the folders, and takes from everybody but the owner the right to read them and the program's files in them, also where they were
    /// there before: a database holds password hashes and answers. Where the system knows no file modes, the folder's own rights stay.
    /// </summary>
    /// <exception cref="StartupException">
    /// Others can read the folder, and it is not the program's own to close to them, or belongs to somebody else.
    /// </exception>
    public void Create()
    {
        if (!OperatingSystem.IsWindows())
        {
            OwnerOnlyFiles.Begin();
            RequireOwn();
        }

        string[] inside = [Keys, Backups, Logs, Exports, Packs];
        foreach (var folder in inside.Prepend(Root))
        {
            Directory.CreateDirectory(folder);
        }

        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in inside.SelectMany(Directory.EnumerateFiles).Concat(Directory.EnumerateFiles(Root, "ciocompass*")).Concat(inside).Append(Root))
            {
                OwnerOnlyFiles.Restrict(path);
            }
        }
    }

    /// <summary>A slip in the configuration must not close somebody's home folder to everybody else.</summary>
    [UnsupportedOSPlatform("windows")]
    private void RequireOwn()
    {
        if (Directory.Exists(Root) && OwnerOnlyFiles.IsOpenToOthers(Root)
            && !File.Exists(LockFile) && !File.Exists(Database) && Directory.EnumerateFileSystemEntries(Root).Any())
        {
            throw new StartupException(
                $"The data directory {Root} can be read by other users of this machine and holds other things than CIO Compass's. Set "
                + "CioCompass__DataDirectory to a folder of its own, or give this one mode 700.");
        }
    }
}
