using System.Collections.Concurrent;
using CioCompass.Core.Data.Files;
using Microsoft.Data.Sqlite;

namespace CioCompass.Core.Backups;

/// <summary>
/// Copies a database whole or not at all, also while others write to it. <c>VACUUM INTO</c> takes what is still in the write-ahead log
/// along, which a copy of the file alone would leave behind.
/// </summary>
internal static class DatabaseCopy
{
    private const string Ending = ".unfinished";

    /// <summary>Being written by this program at this moment.</summary>
    private static readonly ConcurrentDictionary<string, bool> Writing = new(StringComparer.Ordinal);

    /// <summary>
    /// Removes what a program left that was killed while it copied: such a file may hold the secret of a round that was open then.
    /// </summary>
    public static void RemoveUnfinished(string folder)
    {
        if (Directory.Exists(folder))
        {
            foreach (var file in Directory.EnumerateFiles(folder, "*" + Ending + "*").Where(f => !Writing.Keys.Any(w => f.StartsWith(w, StringComparison.Ordinal))))
            {
                DeleteQuietly(file);
            }
        }
    }

    /// <summary>
    /// The name <paramref name="target"/> appears only when the copy is whole, sound and on the disk: a full disk or a power cut leaves
    /// nothing behind that looks like a database.
    /// </summary>
    /// <exception cref="StartupException">There is no room, a file cannot be read or written, or the copy does not pass its check.</exception>
    public static void Write(string source, string target, IReadOnlyCollection<string> knownMigrations)
    {
        var unfinished = target + Ending;
        Writing[unfinished] = true;
        try
        {
            CreateForOwnerOnly(unfinished);
            using (var connection = DatabaseFile.OpenReadOnly(source))
            using (var command = connection.CreateCommand())
            {
                command.CommandText = "VACUUM INTO $target";
                command.Parameters.AddWithValue("$target", unfinished);
                command.ExecuteNonQuery();
            }

            OpenRoundsInCopy.CloseIn(unfinished);
            if (DatabaseFile.Examine(unfinished, knownMigrations, thorough: true) != DatabaseState.Sound)
            {
                throw new StartupException($"The copy for {target} did not pass its check and was thrown away. Look at the disk.");
            }

            using (var copy = new FileStream(unfinished, FileMode.Open, FileAccess.ReadWrite))
            {
                copy.Flush(flushToDisk: true);
            }

            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception e) when (e is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"{target} could not be written: {e.Message}", e);
        }
        finally
        {
            DeleteQuietly(unfinished);
            Writing.TryRemove(unfinished, out _);
        }
    }

    /// <summary>A database holds password hashes and answers; a copy that lands outside the data directory is still the owner's only.</summary>
    private static void CreateForOwnerOnly(string file)
    {
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
    }

    private static void DeleteQuietly(string file)
    {
        try
        {
            File.Delete(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A leftover with this ending is never taken for a backup or a database.
        }
    }
}
