using System.Diagnostics;
using System.Globalization;
using CioCompass.Benchmarks;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Benchmarks;

/// <summary>Nothing that a test or a measurement starts outlives it.</summary>
public sealed class OwnProcessTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_program_and_what_it_has_started_end_when_the_pipe_of_their_starter_does()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var program = OwnProcess.Start(new ProcessStartInfo("sh", ["-c", "sleep 3600 & sleep 3600"]) { RedirectStandardOutput = true });

        // As the system does for a process that is killed.
        program.StandardInput.Close();

        // Its output ends with the last that holds it.
        await program.StandardOutput.ReadToEndAsync(Cancel).WaitAsync(Patience.Limit, Cancel);
        await program.WaitForExitAsync(Cancel).WaitAsync(Patience.Limit, Cancel);
        Assert.NotEqual(0, program.ExitCode);
    }

    [Fact]
    public async Task A_program_has_its_own_number_arguments_output_and_exit_code()
    {
        using var program = OwnProcess.Start(
            new ProcessStartInfo("sh", ["-c", "echo \"$$ $1\"; exit 7", "sh", "it's \"one\" argument"]) { RedirectStandardOutput = true });

        var said = await program.StandardOutput.ReadToEndAsync(Cancel);
        await program.WaitForExitAsync(Cancel);

        Assert.Equal(string.Create(CultureInfo.InvariantCulture, $"{program.Id} it's \"one\" argument"), said.Trim());
        Assert.Equal(7, program.ExitCode);
    }
}
