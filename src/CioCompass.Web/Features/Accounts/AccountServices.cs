using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Passwords;
using CioCompass.Core.Data;
using CioCompass.Web.Features.Accounts.Sessions;
using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Accounts, cookies and who the current reader is.</summary>
public static class AccountServices
{
    /// <summary>OWASP's figure for PBKDF2-HMAC-SHA512 (Password Storage Cheat Sheet), which Identity's version 3 hashes are.</summary>
    private const int HashIterations = 210_000;

    public static IServiceCollection AddCompassAccounts(this IServiceCollection services)
    {
        services.AddCascadingAuthenticationState();
        services.AddScoped<AuthenticationStateProvider, LiveAuthentication>();
        services.AddSingleton<SessionLimits>();
        services.AddScoped<CircuitHandler, CircuitActivity>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<FirstAdministrator>();
        services.AddScoped<Invitations>();
        services.AddScoped<SignInAttempt>();
        services.AddSingleton<KnownDevice>();
        services.AddSingleton<SignInLimiter>();

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.ConfigureCompassCookies();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(nameof(Role.Administrator)))
            .AddPolicy(Policies.Editor, policy => policy.RequireRole(nameof(Role.Administrator), nameof(Role.Consultant)));

        services.AddScoped<IPasswordHasher<CompassUser>, OpaquePasswords>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = HashIterations);
        services.Configure<IdentityPasskeyOptions>(passkeys => passkeys.UserVerificationRequirement = "required");
        services.AddIdentityCore<CompassUser>(identity =>
            {
                // The user name is the e-mail address, which is checked as such: Identity's own list would lock out o'brien and jörg.
                identity.User.AllowedUserNameCharacters = "";
                identity.User.RequireUniqueEmail = true;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<CompassDbContext>()
            .AddSignInManager<CompassSignInManager>()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<CompassClaims>();

        // Identity's own validator asks for kinds of characters; ours replaces it.
        services.AddScoped<IPasswordValidator<CompassUser>, PasswordRules>();
        foreach (var builtIn in services.Where(s => s.ImplementationType == typeof(PasswordValidator<CompassUser>)).ToList())
        {
            services.Remove(builtIn);
        }

        return services;
    }
}
