using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Configuration;
using CioCompass.Core.Data.Files;
using Microsoft.Extensions.Options;

namespace CioCompass.Web.Features.Accounts.Onboarding;

/// <summary>The first administrator by configuration, for containers.</summary>
public static class UnattendedSetup
{
    /// <summary>Creates the administrator that the configuration names, if there is none yet.</summary>
    /// <exception cref="StartupException">The e-mail or the password is refused.</exception>
    public static async Task AddUnattendedAdministratorAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        if (scope.ServiceProvider.GetRequiredService<IOptions<CompassOptions>>().Value.Setup is not { AdminEmail: { } email, AdminPassword: { } password })
        {
            return;
        }

        var result = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>()
            .CreateUnattendedAsync(new NewAccount(email, email, password), cancellationToken);
        if (result is AccountResult.Invalid invalid)
        {
            throw new StartupException(
                "CioCompass__Setup__AdminEmail, CioCompass__Setup__AdminPassword: " + string.Join(' ', invalid.Errors.Select(e => e.Description)));
        }
    }
}
