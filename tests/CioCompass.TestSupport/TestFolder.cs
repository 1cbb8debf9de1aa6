namespace CioCompass.TestSupport;

/// <summary>Folders that go with their test.</summary>
public static class TestFolder
{
    /// <summary>
    /// Deletes a folder where there is one. Whoever is about to end, a log or a process that was killed, may write into it meanwhile: then
    /// once more.
    /// </summary>
    public static Task DeleteAsync(string path) => Patience.UntilAsync(() => IsGone(path), $"{path} is deleted");

    private static bool IsGone(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }

            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
