namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>A data directory with the first administrator and the sample, made once in a run by the program itself, and copied for each test.</summary>
internal static class SampleData
{
    private static readonly Lazy<Task<string>> Made = new(() => Task.Run(MakeAsync));

    public static async Task CopyToAsync(string directory)
    {
        var made = new DirectoryInfo(await Made.Value);
        foreach (var file in made.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(made.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }
    }

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("ciocompass-sample-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var app = await RunningApp.StartAsync();
        var (exitCode, output) = await app.CommandAsync("sample");
        Assert.True(exitCode == 0, output);
        Assert.Equal(0, await app.StopAsync());
        Directory.Delete(folder);
        Directory.Move(app.DataDirectory, folder);
        return folder;
    }
}
