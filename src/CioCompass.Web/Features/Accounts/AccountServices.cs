using CioCompass.Core.Accounts;
using CioCompass.Core.Data;
using CioCompass.Core.Operations;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Accounts, cookies and who the current reader is.</summary>
public static class AccountServices
{
    public static IServiceCollection AddCompassAccounts(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<CurrentActor>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(Role.Administrator)))
            .AddPolicy(Policies.Editor, policy => policy.RequireRole(nameof(Role.Administrator), nameof(Role.Consultant)));

        services.AddIdentityCore<CompassUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.Password.RequiredLength = 15;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<CompassDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<CompassClaims>();

        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/not-found";
            cookie.ReturnUrlParameter = "returnUrl";
        });
        return services;
    }

    /// <summary>Creates the administrator that the configuration names, if there is no account yet.</summary>
    public static async Task AddUnattendedAdministratorAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var setup = scope.ServiceProvider.GetRequiredService<IOptions<CompassOptions>>().Value.Setup;
        var users = scope.ServiceProvider.GetRequiredService<UserManager<CompassUser>>();
        if (setup.AdminEmail is null || setup.AdminPassword is null || users.Users.Any())
        {
            return;
        }

        cancellationToken.ThrowIfCancellationRequested();
        var result = await users.CreateAsync(
            new CompassUser { UserName = setup.AdminEmail, Email = setup.AdminEmail, DisplayName = setup.AdminEmail, Role = Role.Administrator },
            setup.AdminPassword);
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Description)));
        }
    }
}
