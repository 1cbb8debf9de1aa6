namespace CioCompass.Web.Hosting.Network;

/// <summary>Addresses on which the program listens.</summary>
public static class ListenAddresses
{
    /// <summary>Address when nothing else is said.</summary>
    public const string Default = "http://localhost:5080";

    /// <returns>Null where the framework's own reading of the configuration is right.</returns>
    public static string[]? Choose(IConfiguration configuration, bool lan)
    {
        var urls = CompassConfiguration.Urls(configuration);
        if (lan)
        {
            return [.. (urls.Count == 0 ? [Default] : urls).Select(OnEveryInterface)];
        }

        return CompassConfiguration.SaysWhereToListen(configuration) ? null : [Default];
    }

    /// <summary>Address to open in a browser on this machine: one that listens on every interface is none.</summary>
    public static string ToOpen(string listening)
    {
        var address = BindingAddress.Parse(listening);
        var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : address.Host;
        var isUsualPort = (address.Scheme, address.Port) is ("http", 80) or ("https", 443);
        return $"{address.Scheme}://{host}{(isUsualPort ? "" : $":{address.Port}")}";
    }

    private static string OnEveryInterface(string url)
    {
        var address = BindingAddress.Parse(url);
        return $"{address.Scheme}://*:{address.Port}";
    }
}
