using CioCompass.Core.Operations;

namespace CioCompass.Web.Hosting;

/// <summary>Reads the configuration and refuses to go on with a wrong one.</summary>
public static class CompassConfiguration
{
    /// <exception cref="StartupException">Something is wrong; the message has a line for each error, with its key.</exception>
    public static (CompassOptions Options, DataDirectory Data) Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(CompassOptions.Section).Get<CompassOptions>() ?? new CompassOptions();
        List<string> errors = [.. CompassOptionsCheck.Errors(options), .. UrlErrors(configuration["urls"])];
        if (errors.Count > 0)
        {
            throw new StartupException("The configuration is wrong:" + string.Concat(errors.Select(e => Environment.NewLine + "  " + e)));
        }

        return (options, new DataDirectory(Path.GetFullPath(options.DataDirectory)));
    }

    private static IEnumerable<string> UrlErrors(string? urls) =>
        (urls ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(url => !IsBindable(url))
            .Select(url => $"ASPNETCORE_URLS: \"{url}\" is not an address to listen on, such as http://localhost:5080.");

    private static bool IsBindable(string url)
    {
        try
        {
            return BindingAddress.Parse(url).Scheme is "http" or "https";
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
