using System.Reflection;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;

namespace CioCompass.Web.Hosting;

/// <summary>Reads the configuration and refuses to go on with a wrong one.</summary>
public static class CompassConfiguration
{
    private const string UrlsKey = "urls";
    private static readonly string[] PortKeys = ["http_ports", "https_ports"];

    /// <exception cref="StartupException">Something is wrong; the message has a line for each error, with its key.</exception>
    public static (CompassOptions Options, DataDirectory Data) Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(CompassOptions.Section).Get<CompassOptions>() ?? new CompassOptions();
        options.Database.ConnectTo(configuration.GetConnectionString(DatabaseOptions.ConnectionName));
        options.ForgetEmptyValues();
        List<string> errors =
        [
            .. CompassOptionsCheck.Errors(options),
            .. ListenErrors(configuration, UrlsKey, IsBindable, "is not an address to listen on, such as http://localhost:5080."),
            .. PortKeys.SelectMany(key => ListenErrors(configuration, key, IsPort, "is not a port, 1 to 65535.")),
        ];
        if (errors.Count > 0)
        {
            throw new StartupException("The configuration is wrong:" + string.Concat(errors.Select(e => Environment.NewLine + "  " + e)));
        }

        return (options, new DataDirectory(Path.GetFullPath(options.DataDirectory)));
    }

    /// <summary>Keys of our section that mean nothing, as environment variables: most likely misspelt.</summary>
    public static IReadOnlyList<string> UnknownKeys(IConfiguration configuration) =>
        [.. UnknownKeys(configuration.GetSection(CompassOptions.Section), typeof(CompassOptions))];

    /// <summary>Addresses on which the program is told to listen; empty where nothing is said.</summary>
    public static IReadOnlyList<string> Urls(IConfiguration configuration) => Parts(configuration[UrlsKey]);

    public static bool SaysWhereToListen(IConfiguration configuration) =>
        PortKeys.Prepend(UrlsKey).Any(key => Parts(configuration[key]).Length > 0);

    private static IEnumerable<string> UnknownKeys(IConfigurationSection section, Type type)
    {
        foreach (var child in section.GetChildren())
        {
            var property = type.GetProperty(child.Key, BindingFlags.Instance | BindingFlags.Public | BindingFlags.IgnoreCase);
            if (property is not { SetMethod.IsPublic: true })
            {
                yield return child.Path.Replace(":", "__", StringComparison.Ordinal);
            }
            else if (property.PropertyType != typeof(string))
            {
                foreach (var key in UnknownKeys(child, property.PropertyType))
                {
                    yield return key;
                }
            }
        }
    }

    private static IEnumerable<string> ListenErrors(IConfiguration configuration, string key, Func<string, bool> isGood, string message) =>
        Parts(configuration[key]).Where(part => !isGood(part)).Select(part => $"ASPNETCORE_{key.ToUpperInvariant()}: \"{part}\" {message}");

    private static string[] Parts(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsPort(string text) => int.TryParse(text, out var port) && port is > 0 and <= ushort.MaxValue;

    private static bool IsBindable(string url)
    {
        try
        {
            return BindingAddress.Parse(url) is { Scheme: "http" or "https", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
