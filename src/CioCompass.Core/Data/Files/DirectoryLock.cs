namespace CioCompass.Core.Data.Files;

/// <summary>
/// Lock of a data directory, for one program at a time. The operating system gives the lock back when the process ends, however it ends, so a killed
/// program leaves nothing to clean up.
/// </summary>
public sealed class DirectoryLock : IDisposable
{
    private readonly FileStream file;

    private DirectoryLock(FileStream file) => this.file = file;

    /// <exception cref="StartupException">Another program holds it, or the file cannot be opened.</exception>
    public static DirectoryLock Take(DataDirectory data)
    {
        try
        {
            return new DirectoryLock(new FileStream(data.LockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e)
        {
            throw new StartupException(
                $"Another CIO Compass is running on the data directory {data.Root}. Stop it first, or give this one a directory of its own "
                + $"with CioCompass__DataDirectory. ({e.Message})", e);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new StartupException($"{data.LockFile} cannot be opened for writing: {e.Message}", e);
        }
    }

    public void Dispose() => file.Dispose();
}
