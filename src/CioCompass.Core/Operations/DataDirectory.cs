namespace CioCompass.Core.Operations;

/// <summary>Where things lie in the data directory.</summary>
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

    public string LockFile => Path.Combine(Root, "ciocompass.lock");

    /// <summary>Makes the folders, readable by the owner only where the system knows file modes.</summary>
    public void Create()
    {
        foreach (var folder in (string[])[Root, Keys, Backups, Logs, Exports, Packs])
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
    }
}
