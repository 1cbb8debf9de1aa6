namespace CioCompass.Core.Operations;

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

    public SetupOptions Setup { get; set; } = new();

    public static string DefaultDataDirectory { get; } =
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "CioCompass");
}

/// <summary>The unattended first administrator, for containers; ignored once there is one.</summary>
public sealed class SetupOptions
{
    public string? AdminEmail { get; set; }

    public string? AdminPassword { get; set; }
}
