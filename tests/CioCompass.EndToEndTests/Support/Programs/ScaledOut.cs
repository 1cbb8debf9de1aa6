using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CioCompass.EndToEndTests.Support.Browsers;

namespace CioCompass.EndToEndTests.Support.Programs;

/// <summary>Two processes on one PostgreSQL server behind nginx, as <c>scripts/scale-out.sh</c> starts them, with the sample.</summary>
public sealed class ScaledOut : IServedProgram
{
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"ciocompass-scale-out-{Guid.NewGuid():N}");
    private readonly int port = FreePorts();

    private ScaledOut()
    {
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    /// <summary>Of the database, past the program.</summary>
    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port + 3};Database=ciocompass;Username=ciocompass;Pooling=false");

    public static async Task<ScaledOut> StartAsync()
    {
        if (!File.Exists("/usr/sbin/nginx"))
        {
            await Apt.InstallAsync("nginx-light");
        }

        var started = new ScaledOut();
        try
        {
            await RunAsync("start", started.folder, await PublishedProgram.PathAsync(), $"{started.port}");
            await RunAsync("command", started.folder, "sample");
            return started;
        }
        catch
        {
            await started.DisposeAsync();
            throw;
        }
    }

    /// <summary>Another copy of the program, as a new version would be.</summary>
    public async Task<string> NewProgramAsync()
    {
        var program = await PublishedProgram.PathAsync();
        var target = Directory.CreateDirectory(Path.Combine(folder, "next"));
        var source = new DirectoryInfo(Path.GetDirectoryName(program)!);
        foreach (var file in source.EnumerateFiles("*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target.FullName, Path.GetRelativePath(source.FullName, file.FullName));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            file.CopyTo(copy);
        }

        return Path.Combine(target.FullName, Path.GetFileName(program));
    }

    /// <summary>Replaces both processes by that program, one after the other.</summary>
    public Task UpgradeAsync(string program) => RunAsync("upgrade", folder, program);

    public async ValueTask DisposeAsync()
    {
        if (Directory.Exists(folder))
        {
            await RunAsync("stop", folder);
            await TestFolder.DeleteAsync(folder);
        }
    }

    private static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [Path.Combine(Repository.Root, "scripts", "scale-out.sh"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        start.Environment["CioCompass__Setup__AdminEmail"] = RunningApp.AdminEmail;
        start.Environment["CioCompass__Setup__AdminPassword"] = RunningApp.AdminPassword;
        using var script = Process.Start(start)!;
        var (output, error) = (script.StandardOutput.ReadToEndAsync(), script.StandardError.ReadToEndAsync());

        // It starts three servers, one after the other.
        await script.WaitForExitAsync().WaitAsync(3 * Patience.Limit);
        Assert.True(script.ExitCode == 0, $"{arguments[0]}: {await output}{await error}");
        return await output;
    }

    /// <returns>The first of four.</returns>
    private static int FreePorts()
    {
        while (true)
        {
            var first = Random.Shared.Next(20_000, 30_000);
            if (Enumerable.Range(first, 4).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
