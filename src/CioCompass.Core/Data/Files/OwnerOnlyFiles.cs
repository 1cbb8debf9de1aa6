using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace CioCompass.Core.Data.Files;

/// <summary>Keeps what the program writes from the machine's other users, where the system knows file modes.</summary>
internal static class OwnerOnlyFiles
{
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode FolderMode = FileMode | UnixFileMode.UserExecute;

    private const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>077: of what is created from here on, files get mode 600 and folders 700, SQLite's own files too.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void Begin() => SetMask(0b000_111_111);

    [UnsupportedOSPlatform("windows")]
    public static bool IsOpenToOthers(string path) => (File.GetUnixFileMode(path) & Others) != UnixFileMode.None;

    /// <exception cref="StartupException">It can be read by others, and belongs to somebody else.</exception>
    [UnsupportedOSPlatform("windows")]
    public static void Restrict(string path)
    {
        try
        {
            if (IsOpenToOthers(path))
            {
                File.SetUnixFileMode(path, Directory.Exists(path) ? FolderMode : FileMode);
            }
        }
        catch (FileNotFoundException)
        {
            // The log or the export of a program that is just ending.
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException(
                $"{path} can be read by other users of this machine, and its mode cannot be changed: {e.Message} Give it to the program's user "
                + "with mode 700 (a folder) or 600 (a file), or set CioCompass__DataDirectory to another folder.", e);
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetMask(uint mask);
}
