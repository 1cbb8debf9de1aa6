using CioCompass.Core.Data.Files;
using Microsoft.AspNetCore.Connections;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CioCompass.Web.Hosting.Commands;

/// <summary>The verbs of the program. Without one it serves.</summary>
public static class CommandLine
{
    private const int Failed = 1;
    private const int NotUnderstood = 2;

    private const string Usage = """
        ciocompass [--lan] [--urls URLS]   serve; --lan: on every network interface, for phones and other laptops
        ciocompass setup-link              print a new one-time link to create the first administrator
        ciocompass sample                  add a sample organisation with two assessments
        ciocompass backup FILE             write a checked copy of the database; also while the server runs
        ciocompass restore FILE            put a backup in the database's place; stop the server first
        ciocompass copy-to "CONNECTION"    copy the database into an empty one on a PostgreSQL server; stop the server first
        ciocompass help                    this text
        """;

    /// <returns>The process's exit code: 0 done, 1 failed with a message, 2 not understood.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            switch (args)
            {
                case ["help" or "--help" or "-h"]:
                    Console.WriteLine(Usage);
                    return 0;
                case [] or [['-', ..], ..]:
                    await ServeCommand.RunAsync(args);
                    return 0;
                case ["backup", var file]:
                    await DatabaseCommands.BackUpAsync(file);
                    return 0;
                case ["restore", var file]:
                    await DatabaseCommands.RestoreAsync(file);
                    return 0;
                case ["copy-to", var connection]:
                    await DatabaseCommands.CopyToAsync(connection);
                    return 0;
                case ["setup-link"]:
                    await ContentCommands.PrintSetupLinkAsync();
                    return 0;
                case ["sample"]:
                    await ContentCommands.AddSampleAsync();
                    return 0;
                default:
                    await Console.Error.WriteLineAsync($"Not understood: {string.Join(' ', args)}{Environment.NewLine}{Usage}");
                    return NotUnderstood;
            }
        }
        catch (StartupException e)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return Failed;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            await Console.Error.WriteLineAsync($"{e.Message} Stop what listens there, or choose another address with --urls.");
            return Failed;
        }
        catch (Exception e) when (e is SqliteException or NpgsqlException)
        {
            await Console.Error.WriteLineAsync($"The database cannot be used: {e.Message}");
            return Failed;
        }
        catch (OperationCanceledException)
        {
            // Stopped by the operator before it had started.
            return Failed;
        }
    }
}
