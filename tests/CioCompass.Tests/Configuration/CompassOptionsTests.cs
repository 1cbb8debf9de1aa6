using CioCompass.Core.Accounts;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using CioCompass.Web.Hosting;
using Microsoft.Extensions.Configuration;

namespace CioCompass.Tests.Configuration;

public sealed class CompassOptionsTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("ciocompass-options-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Every_wrong_setting_is_reported_at_once_with_its_key_as_an_environment_variable()
    {
        var file = Path.Combine(folder.FullName, "a-file");
        File.WriteAllText(file, "");

        var refusal = Assert.Throws<StartupException>(() => Read(
            ("CioCompass:DataDirectory", Path.Combine(file, "below")),
            ("CioCompass:PublicUrl", "compass.example.org"),
            ("CioCompass:AllowedHosts", "good.example.org; not a host"),
            ("CioCompass:Database:Provider", "Oracle"),
            ("CioCompass:Setup:AdminEmail", "nobody"),
            ("CioCompass:Setup:AdminPassword", "too short"),
            ("CioCompass:Audit:RetentionDays", "89"),
            ("CioCompass:Metrics:Token", "a-token-of-23-character"),
            ("CioCompass:Logging:Format", "xml"),
            ("urls", "http://localhost:5080;localhost:99999"),
            ("http_ports", "80a")));

        var reported = refusal.Message.Split(Environment.NewLine)[1..].Select(line => line.Trim().Split(':')[0]);
        Assert.Equal(
            [
                "CioCompass__DataDirectory", "CioCompass__PublicUrl", "CioCompass__AllowedHosts", "CioCompass__Database__Provider",
                "CioCompass__Setup__AdminEmail", "CioCompass__Setup__AdminPassword", "CioCompass__Audit__RetentionDays", "CioCompass__Metrics__Token",
                "CioCompass__Logging__Format",
                "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS",
            ],
            reported);
        Assert.DoesNotContain("too short", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-token-of", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org")]
    [InlineData("https://example.org/app")]
    [InlineData("/")]
    [InlineData("https://")]
    public void A_public_address_is_an_absolute_web_address_without_a_path(string address)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(("CioCompass:PublicUrl", address)));

        Assert.Contains($"CioCompass__PublicUrl: \"{address}\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://localhost:99999")]
    [InlineData("ftp://localhost:21")]
    public void An_address_that_cannot_be_listened_on_is_refused(string address)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(("urls", address)));

        Assert.Contains($"ASPNETCORE_URLS: \"{address}\"", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CioCompass:Setup:AdminEmail", "admin@example.org", "CioCompass__Setup__AdminPassword: is missing")]
    [InlineData("CioCompass:Setup:AdminPassword", "a long passphrase for tests", "CioCompass__Setup__AdminEmail: is missing")]
    public void An_unattended_administrator_needs_both_e_mail_and_password(string key, string value, string error)
    {
        var refusal = Assert.Throws<StartupException>(() => Read((key, value)));

        Assert.Contains(error, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a token with spaces, long enough")]
    [InlineData("een-sleutel-met-een-trëma-erin")]
    public void A_token_for_the_metrics_can_be_sent_in_a_header(string token)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(("CioCompass:Metrics:Token", token)));

        Assert.Contains("CioCompass__Metrics__Token: needs", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("text", false)]
    [InlineData("json", true)]
    [InlineData("JSON", true)]
    public void The_consoles_log_is_text_unless_json_is_asked_for(string? format, bool isJson) =>
        Assert.Equal(isJson, Read(("CioCompass:Logging:Format", format)).Options.Logging.IsJson);

    [Fact]
    public void Everything_that_is_wrong_with_the_sign_on_provider_is_reported_with_its_key()
    {
        var refusal = Assert.Throws<StartupException>(() => Read(
            ("CioCompass:ForwardedProxies", "10.0.0.5; proxy.example.org"),
            ("CioCompass:OpenIdConnect:Authority", "http://login.example.org"),
            ("CioCompass:OpenIdConnect:ClientSecret", "the secret"),
            ("CioCompass:OpenIdConnect:AdministratorRole", "compass"),
            ("CioCompass:OpenIdConnect:CioRole", "compass")));

        var reported = refusal.Message.Split(Environment.NewLine)[1..].Select(line => line.Trim().Split(':')[0]);
        Assert.Equal(
            [
                "CioCompass__ForwardedProxies", "CioCompass__OpenIdConnect__Authority", "CioCompass__OpenIdConnect__ClientId",
                "CioCompass__OpenIdConnect__CioRole",
            ],
            reported);
        Assert.DoesNotContain("the secret", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ClientId", "ciocompass", "Authority: is missing")]
    [InlineData("CioRole", "compass-cio", "Authority: is missing")]
    [InlineData("RoleClaim", "groups", "Authority: is missing")]
    [InlineData("Authority", "login.example.org", "Authority: \"login.example.org\" is not an address")]
    [InlineData("Authority", "https://login.example.org/?tenant=1", "Authority: ")]
    [InlineData("Authority", "https://login.example.org", "ConsultantRole: is missing; give at least one")]
    public void A_half_configured_sign_on_provider_is_refused(string key, string value, string error)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(($"CioCompass:OpenIdConnect:{key}", value)));

        Assert.Contains("CioCompass__OpenIdConnect__" + error, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://login.example.org/realms/work")]
    [InlineData("http://127.0.0.1:8080/realms/work")]
    [InlineData("http://localhost:8080")]
    public void A_sign_on_provider_needs_an_encrypted_address_unless_it_runs_on_this_machine(string authority)
    {
        var (options, _) = Read(
            ("CioCompass:OpenIdConnect:Authority", authority), ("CioCompass:OpenIdConnect:ClientId", "ciocompass"),
            ("CioCompass:OpenIdConnect:CioRole", "compass-cio"), ("CioCompass:OpenIdConnect:ClientSecret", ""), ("CioCompass:OpenIdConnect:RoleClaim", " "));

        Assert.True(options.OpenIdConnect.IsOn);
        Assert.Equal((null, "roles"), (options.OpenIdConnect.ClientSecret, options.OpenIdConnect.RoleClaim));
        Assert.True(options.OpenIdConnect.IsIssuer(authority + "/"));
        Assert.False(options.OpenIdConnect.IsIssuer(authority + "/other"));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("Admins", null)]
    [InlineData("consultants,cios", Role.Consultant)]
    [InlineData("cios,else,admins", Role.Administrator)]
    public void Of_several_mapped_roles_the_one_that_may_most_counts(string values, Role? expected)
    {
        var provider = new SingleSignOnOptions { AdministratorRole = "admins", ConsultantRole = "consultants", CioRole = "cios" };

        Assert.Equal(expected, provider.RoleOf(values.Split(',')));
    }

    [Theory]
    [InlineData("Postgres", null, "is missing")]
    [InlineData("postgres", " ", "is missing")]
    [InlineData("Postgres", "a-secret", "is not a connection string")]
    [InlineData("Postgres", "Host=db.example.org;Password=a-secret", "needs a Host and a Database")]
    [InlineData("Postgres", "Host=db.example.org;Database=x;Password=a-secret;Port=many", "is not a connection string")]
    [InlineData("Postgres", "Data Source=ciocompass.db;Password=a-secret", "is not a connection string")]
    [InlineData("Sqlite", "Host=db.example.org;Database=x;Password=a-secret", "is given, but CioCompass__Database__Provider is not Postgres")]
    [InlineData(null, "Host=db.example.org;Database=x;Password=a-secret", "is given, but CioCompass__Database__Provider is not Postgres")]
    public void A_server_needs_both_its_settings_and_what_they_say_is_not_shown(string? provider, string? connection, string error)
    {
        var refusal = Assert.Throws<StartupException>(() => Read(
            ("CioCompass:Database:Provider", provider), ("ConnectionStrings:CioCompass", connection)));

        Assert.Contains("ConnectionStrings__CioCompass: " + error, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_variable_counts_as_none()
    {
        var (options, _) = Read(
            ("CioCompass:PublicUrl", ""), ("CioCompass:AllowedHosts", " "), ("CioCompass:Setup:AdminEmail", ""),
            ("CioCompass:Setup:AdminPassword", ""), ("CioCompass:Database:Provider", ""), ("CioCompass:Metrics:Token", ""),
            ("CioCompass:Logging:Format", ""), ("ConnectionStrings:CioCompass", ""), ("urls", ""));

        Assert.Null(options.PublicUrl);
        Assert.Null(options.Setup.AdminPassword);
        Assert.Null(options.Metrics.Token);
        Assert.False(options.Logging.IsJson);
        Assert.Equal("Sqlite", options.Database.Provider);
    }

    [Theory]
    [InlineData(null, 3)]
    [InlineData("", 3)]
    [InlineData("0", 3)]
    [InlineData("2", 3)]
    [InlineData("-5", 3)]
    [InlineData("11", 3)]
    [InlineData("many", 3)]
    [InlineData("3", 3)]
    [InlineData("10", 10)]
    public void The_minimum_count_is_3_to_10_and_3_whatever_else_is_written(string? configured, int effective)
    {
        var (options, _) = Read(("CioCompass:Workshops:MinimumCount", configured));

        Assert.Equal(effective, options.Workshops.EffectiveMinimumCount);
    }

    [Fact]
    public void A_key_that_means_nothing_is_named_so_that_a_slip_is_found()
    {
        var configuration = Configuration(
            ("CioCompass:PublicUrl", "https://example.org"), ("CioCompass:PublcUrl", "x"), ("CioCompass:Setup:Admin", "x"),
            ("CioCompass:AllowedHostNames", "x"), ("Elsewhere:Key", "x"), ("CioCompass:OpenIdConnect:Authority", "x"),
            ("CioCompass:OpenIdConnect:IsOn", "x"), ("CioCompass:ForwardedProxies", "x"));

        Assert.Equal(
            ["CioCompass__AllowedHostNames", "CioCompass__OpenIdConnect__IsOn", "CioCompass__PublcUrl", "CioCompass__Setup__Admin"],
            CompassConfiguration.UnknownKeys(configuration).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Nothing_has_to_be_configured_but_a_place_that_can_be_written_to()
    {
        var (options, data) = Read();

        Assert.Equal(folder.FullName, data.Root);
        Assert.Null(options.PublicUrl);
    }

    private (CompassOptions Options, DataDirectory Data) Read(params (string Key, string? Value)[] settings) =>
        CompassConfiguration.Read(Configuration([("CioCompass:DataDirectory", folder.FullName), .. settings]));

    private static IConfiguration Configuration(params (string Key, string? Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(s => KeyValuePair.Create(s.Key, s.Last().Value)))
            .Build();
}
