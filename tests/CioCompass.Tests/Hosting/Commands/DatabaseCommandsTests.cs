using System.Diagnostics;
using CioCompass.Benchmarks;

namespace CioCompass.Tests.Hosting.Commands;

/// <summary>Commands as an operator gives them, in a process of their own: their configuration is that of the environment.</summary>
public sealed class DatabaseCommandsTests : IDisposable
{
    private const string Secret = "the-password-of-the-server";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ciocompass-commands-");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    /// <summary>No server is asked: there is none at this address.</summary>
    [Theory]
    [InlineData("backup", "pg_dump")]
    [InlineData("restore", "pg_restore")]
    [InlineData("copy-to", "There is nothing to copy")]
    public async Task On_PostgreSQL_what_is_about_a_file_is_refused_with_what_to_do_instead(string command, string told)
    {
        var (code, output) = await RunAsync(
            [command, Path.Combine(folder.FullName, "copy.db")],
            ("CioCompass__Database__Provider", "Postgres"), ("ConnectionStrings__CioCompass", $"Host=127.0.0.1;Port=1;Database=x;Password={Secret}"));

        Assert.Equal(1, code);
        Assert.StartsWith("The database is on a PostgreSQL server.", output, StringComparison.Ordinal);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, output, StringComparison.Ordinal);
        Assert.DoesNotContain(folder.EnumerateFiles("*", SearchOption.AllDirectories), f => f.Name.EndsWith(".db", StringComparison.Ordinal));
    }

    private async Task<(int Code, string Output)> RunAsync(string[] arguments, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ciocompass.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in settings.Append(("CioCompass__DataDirectory", folder.FullName)))
        {
            start.Environment[key] = value;
        }

        using var process = OwnProcess.Start(start);
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel);
        return (process.ExitCode, string.Concat(texts));
    }
}
