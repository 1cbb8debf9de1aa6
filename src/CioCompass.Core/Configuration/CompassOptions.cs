using System.Globalization;
using CioCompass.Core.Data.Files;

namespace CioCompass.Core.Configuration;

/// <summary>The section <c>CioCompass</c> of the configuration. Checked at start; every error is reported with its key.</summary>
public sealed class CompassOptions
{
    public const string Section = "CioCompass";

    /// <summary>Folder of the database, keys, backups and logs.</summary>
    public string DataDirectory { get; set; } = DefaultDataDirectory;

    /// <summary>The address that people outside reach; null means the request's own.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Further host names to answer to, separated by semicolons.</summary>
    public string? AllowedHosts { get; set; }

    /// <summary>Addresses and networks of the proxies in front, separated by semicolons; only they say who a reader is and how they came.</summary>
    public string? ForwardedProxies { get; set; }

    public DatabaseOptions Database { get; set; } = new();

    public SetupOptions Setup { get; set; } = new();

    public WorkshopOptions Workshops { get; set; } = new();

    public AuditOptions Audit { get; set; } = new();

    public MetricsOptions Metrics { get; set; } = new();

    public LoggingOptions Logging { get; set; } = new();

    public SingleSignOnOptions OpenIdConnect { get; set; } = new();

    public static string DefaultDataDirectory { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "CioCompass");

    public IEnumerable<string> AllowedHostNames =>
        (AllowedHosts ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>An empty variable, as a container's file writes for one that is not given, counts as none.</summary>
    public void ForgetEmptyValues()
    {
        DataDirectory = string.IsNullOrWhiteSpace(DataDirectory) ? DefaultDataDirectory : DataDirectory;
        PublicUrl = NullIfEmpty(PublicUrl);
        AllowedHosts = NullIfEmpty(AllowedHosts);
        ForwardedProxies = NullIfEmpty(ForwardedProxies);
        Database.Provider = NullIfEmpty(Database.Provider) ?? DatabaseOptions.Sqlite;
        Database.ConnectTo(NullIfEmpty(Database.ConnectionString));
        Setup.AdminEmail = NullIfEmpty(Setup.AdminEmail);
        Setup.AdminPassword = NullIfEmpty(Setup.AdminPassword);
        Audit.RetentionDays = NullIfEmpty(Audit.RetentionDays);
        Metrics.Token = NullIfEmpty(Metrics.Token);
        Logging.Format = NullIfEmpty(Logging.Format) ?? LoggingOptions.Text;
        OpenIdConnect.ForgetEmptyValues();
    }

    private static string? NullIfEmpty(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}

public sealed class DatabaseOptions
{
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    /// <summary>Name of the connection string in the configuration's own section for those, <c>ConnectionStrings</c>.</summary>
    public const string ConnectionName = "CioCompass";

    public string Provider { get; set; } = Sqlite;

    /// <summary>Connection string of the PostgreSQL server; SQLite needs none.</summary>
    public string? ConnectionString { get; private set; }

    public bool IsSqlite => Is(Sqlite);

    public bool IsPostgres => Is(Postgres);

    /// <summary>Null where the database is a SQLite file.</summary>
    public string? PostgresConnection => IsPostgres ? ConnectionString : null;

    public void ConnectTo(string? connectionString) => ConnectionString = connectionString;

    private bool Is(string provider) => string.Equals(Provider, provider, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The unattended first administrator, for containers; ignored once there is one.</summary>
public sealed class SetupOptions
{
    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }
}

public sealed class WorkshopOptions
{
    public const int SmallestMinimumCount = 3;
    public const int LargestMinimumCount = 10;

    /// <summary>Smallest number of ballots of which results are shown, as it was configured.</summary>
    public string? MinimumCount { get; set; }

    /// <summary>3 to 10. Unset or invalid means 3: a slip in the configuration never uncovers a small group's answers.</summary>
    public int EffectiveMinimumCount =>
        int.TryParse(MinimumCount, out var count) && count is >= SmallestMinimumCount and <= LargestMinimumCount ? count : SmallestMinimumCount;
}

public sealed class AuditOptions
{
    public const int ShortestRetentionDays = 90;
    public const int LongestRetentionDays = 3_650;

    /// <summary>A year and what a yearly audit needs to look back on it.</summary>
    public const int DefaultRetentionDays = 400;

    /// <summary>Days for which rows of the audit log are kept, as it was configured.</summary>
    public string? RetentionDays { get; set; }

    /// <summary>90 to 3,650 days.</summary>
    public int EffectiveRetentionDays => Parse(RetentionDays) ?? DefaultRetentionDays;

    internal static int? Parse(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= ShortestRetentionDays and <= LongestRetentionDays
            ? days
            : null;
}

public sealed class MetricsOptions
{
    public const int ShortestToken = 24;

    /// <summary>Bearer token that a reader of <c>/metrics</c> sends; null means that only this machine may read.</summary>
    public string? Token { get; set; }
}

public sealed class LoggingOptions
{
    public const string Text = "text";
    public const string Json = "json";

    /// <summary>Format of the console's log: lines of text for people, or one JSON object a line for a collector.</summary>
    public string Format { get; set; } = Text;

    public bool IsJson => string.Equals(Format, Json, StringComparison.OrdinalIgnoreCase);
}
