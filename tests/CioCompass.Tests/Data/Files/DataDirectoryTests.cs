using System.Runtime.Versioning;
using CioCompass.Core.Data.Files;

namespace CioCompass.Tests.Data.Files;

/// <summary>Who else on the machine may read what lies in the data directory.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class DataDirectoryTests : IDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly DataDirectory data = new(Directory.CreateTempSubdirectory("ciocompass-modes-").FullName);

    public void Dispose() => Directory.Delete(data.Root, recursive: true);

    [Fact]
    public void A_directory_that_everybody_could_read_is_the_owners_alone_after_the_start()
    {
        Directory.CreateDirectory(data.Logs, Everybody);
        string[] files = [data.Database, data.Database + "-wal", Path.Combine(data.Logs, "ciocompass-20261127.log")];
        foreach (var file in files)
        {
            File.WriteAllText(file, "");
            File.SetUnixFileMode(file, Everybody);
        }

        File.SetUnixFileMode(data.Root, Everybody);

        data.Create();
        File.WriteAllText(Path.Combine(data.Exports, "new.pdf"), "");

        Assert.All((string[])[data.Root, data.Logs, data.Backups], folder => Assert.Equal(OwnersFolder, File.GetUnixFileMode(folder)));
        Assert.All(files.Append(Path.Combine(data.Exports, "new.pdf")), file => Assert.Equal(OwnersFile, File.GetUnixFileMode(file)));
    }

    [Fact]
    public void A_folder_that_holds_other_things_is_refused_and_left_as_it_is()
    {
        var document = Path.Combine(data.Root, "thesis.odt");
        File.WriteAllText(document, "");
        File.SetUnixFileMode(document, Everybody);
        File.SetUnixFileMode(data.Root, Everybody);

        var refusal = Assert.Throws<StartupException>(data.Create);

        Assert.Contains("CioCompass__DataDirectory", refusal.Message, StringComparison.Ordinal);
        Assert.Equal((Everybody, Everybody), (File.GetUnixFileMode(data.Root), File.GetUnixFileMode(document)));
    }
}
