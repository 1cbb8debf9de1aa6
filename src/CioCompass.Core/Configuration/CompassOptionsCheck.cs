using System.Net.Mail;
using CioCompass.Core.Accounts.Passwords;
using CioCompass.Core.Data.Files;
using CioCompass.Core.Data.Postgres;

namespace CioCompass.Core.Configuration;

/// <summary>Finds everything that is wrong with the configuration at once, so that an operator mends it in one go.</summary>
public static class CompassOptionsCheck
{
    /// <returns>One line per error, each beginning with the key as an environment variable. What a connection string says is never shown.</returns>
    public static IReadOnlyList<string> Errors(CompassOptions options) =>
        [
            .. DataDirectoryErrors(options), .. AddressErrors(options), .. ProxyErrors(options), .. DatabaseErrors(options), .. SetupErrors(options),
            .. AuditErrors(options), .. MetricsErrors(options), .. LoggingErrors(options),
            .. SingleSignOnCheck.Errors(options.OpenIdConnect).Select(e => Error($"{nameof(options.OpenIdConnect)}__{e.Key}", e.Message)),
        ];

    private static IEnumerable<string> DataDirectoryErrors(CompassOptions options)
    {
        string? reason = null;
        try
        {
            var data = new DataDirectory(Path.GetFullPath(options.DataDirectory));
            data.Create();
            var probe = Path.Combine(data.Root, $".write-test-{Environment.ProcessId}");
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            reason = e.Message;
        }

        if (reason is not null)
        {
            yield return Error(nameof(options.DataDirectory), $"\"{options.DataDirectory}\" cannot be used as a folder to write to: {reason}");
        }
    }

    private static IEnumerable<string> AddressErrors(CompassOptions options)
    {
        if (options.PublicUrl is { } url
            && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" && uri.PathAndQuery == "/"))
        {
            yield return Error(nameof(options.PublicUrl), $"\"{url}\" is not an address such as https://compass.example.org (no path).");
        }

        foreach (var host in options.AllowedHostNames.Where(h => Uri.CheckHostName(h) == UriHostNameType.Unknown))
        {
            yield return Error(nameof(options.AllowedHosts), $"\"{host}\" is not a host name; separate several by semicolons.");
        }
    }

    private static IEnumerable<string> ProxyErrors(CompassOptions options) =>
        ProxyAddresses.Of(options).Unknown.Select(text => Error(
            nameof(options.ForwardedProxies), $"\"{text}\" is not an address or a network such as 10.0.0.0/8; separate several by semicolons."));

    private static IEnumerable<string> DatabaseErrors(CompassOptions options)
    {
        const string connection = "ConnectionStrings__" + DatabaseOptions.ConnectionName;
        if (!options.Database.IsSqlite && !options.Database.IsPostgres)
        {
            yield return Error("Database__Provider", $"\"{options.Database.Provider}\" is not a database; use {DatabaseOptions.Sqlite} or {DatabaseOptions.Postgres}.");
        }
        else if (options.Database is { IsSqlite: true, ConnectionString: not null })
        {
            yield return $"{connection}: is given, but CioCompass__Database__Provider is not {DatabaseOptions.Postgres}; set both or neither.";
        }
        else if (options.Database is { IsPostgres: true, ConnectionString: null })
        {
            yield return $"{connection}: is missing; {DatabaseOptions.Postgres} needs it.";
        }
        else if (options.Database is { IsPostgres: true, ConnectionString: { } text } && PostgresServer.Error(text) is { } error)
        {
            yield return $"{connection}: {error}.";
        }
    }

    private static IEnumerable<string> SetupErrors(CompassOptions options)
    {
        var (email, password) = (options.Setup.AdminEmail, options.Setup.AdminPassword);
        if (email is null != password is null)
        {
            yield return Error(email is null ? "Setup__AdminEmail" : "Setup__AdminPassword", "is missing; give both e-mail and password, or neither.");
        }

        if (email is not null && !MailAddress.TryCreate(email, out _))
        {
            yield return Error("Setup__AdminEmail", $"\"{email}\" is not an e-mail address.");
        }

        if (password is { Length: < PasswordRules.MinLength })
        {
            yield return Error("Setup__AdminPassword", $"needs at least {PasswordRules.MinLength} characters.");
        }
    }

    private static IEnumerable<string> AuditErrors(CompassOptions options)
    {
        if (options.Audit.RetentionDays is { } days && AuditOptions.Parse(days) is null)
        {
            yield return Error(
                "Audit__RetentionDays",
                $"\"{days}\" is not a number of days from {AuditOptions.ShortestRetentionDays} to {AuditOptions.LongestRetentionDays}.");
        }
    }

    /// <summary>The characters of a bearer token, https://www.rfc-editor.org/rfc/rfc6750#section-2.1; the token itself is never shown.</summary>
    private static IEnumerable<string> MetricsErrors(CompassOptions options)
    {
        if (options.Metrics.Token is { } token
            && (token.Length < MetricsOptions.ShortestToken || !token.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c, StringComparison.Ordinal))))
        {
            yield return Error("Metrics__Token", $"needs at least {MetricsOptions.ShortestToken} characters, letters, digits and -._~+/= only.");
        }
    }

    private static IEnumerable<string> LoggingErrors(CompassOptions options)
    {
        if (!options.Logging.IsJson && !string.Equals(options.Logging.Format, LoggingOptions.Text, StringComparison.OrdinalIgnoreCase))
        {
            yield return Error("Logging__Format", $"\"{options.Logging.Format}\" is not a format; use {LoggingOptions.Text} or {LoggingOptions.Json}.");
        }
    }

    private static string Error(string key, string message) => $"{CompassOptions.Section}__{key}: {message}";
}
