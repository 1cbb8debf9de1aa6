using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Accounts.SingleSignOn;

/// <summary>The program on a port of this machine, and the provider that it is configured for on another.</summary>
public sealed class SignOnApp : CompassWebApp, IAsyncLifetime
{
    public SignOnProvider Provider { get; private set; } = null!;

    public string Address => ClientOptions.BaseAddress.ToString().TrimEnd('/');

    public async ValueTask InitializeAsync()
    {
        Provider = await SignOnProvider.StartAsync();
        Settings["urls"] = "http://127.0.0.1:0";
        Settings["CioCompass:OpenIdConnect:Authority"] = Provider.Authority;
        Settings["CioCompass:OpenIdConnect:ClientId"] = SignOnProvider.ClientId;
        Settings["CioCompass:OpenIdConnect:ClientSecret"] = SignOnProvider.ClientSecret;
        Settings["CioCompass:OpenIdConnect:DisplayName"] = "Example ID";
        Settings["CioCompass:OpenIdConnect:AdministratorRole"] = "compass-admin";
        Settings["CioCompass:OpenIdConnect:ConsultantRole"] = "compass-consultant";
        Settings["CioCompass:OpenIdConnect:CioRole"] = "compass-cio";
        Settings["CioCompass:OpenIdConnect:OrganisationClaim"] = "organisations";
        UseKestrel(0);
        StartServer();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>Whom the provider signs in from now on; earlier tricks are over.</summary>
    public void Expect(ProviderPerson? person) =>
        (Provider.Person, Provider.Tamper, Provider.SignsWithAnotherKey) = (person, null, false);

    public async Task<CompassUser?> AccountAsync(string email)
    {
        await using var db = Open();
        return await db.Users.Include(u => u.Memberships).SingleOrDefaultAsync(u => u.NormalizedEmail == email.ToUpperInvariant());
    }

    public async Task<IReadOnlyList<string>> AuditOfAsync(Guid userId)
    {
        await using var db = Open();
        return await db.AuditEntries.Where(e => e.SubjectId == userId).OrderBy(e => e.Id).Select(e => $"{e.Action}: {e.Detail}").ToListAsync();
    }

    public async Task<int> CountAsync(AuditAction action, string detail)
    {
        await using var db = Open();
        return await db.AuditEntries.CountAsync(e => e.Action == action && e.Detail == detail);
    }

    public CompassDbContext Open() => Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContext();
}
