using CioCompass.Core.Data.Files;

namespace CioCompass.Tests.Data.Files;

public sealed class DirectoryLockTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ciocompass-lock-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_second_program_on_the_same_directory_is_refused_and_told_what_to_do()
    {
        var data = new DataDirectory(folder.FullName);
        using var first = DirectoryLock.Take(data);

        var refusal = Assert.Throws<StartupException>(() => DirectoryLock.Take(data));

        Assert.Contains(folder.FullName, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("CioCompass__DataDirectory", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_leftover_lock_file_does_not_hold_anybody_up()
    {
        var data = new DataDirectory(folder.FullName);
        File.WriteAllText(data.LockFile, "left by a program that was killed");

        DirectoryLock.Take(data).Dispose();
        DirectoryLock.Take(data).Dispose();
    }
}
