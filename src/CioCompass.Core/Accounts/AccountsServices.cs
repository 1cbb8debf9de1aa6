using CioCompass.Core.Accounts.Onboarding;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Accounts.Passwords;
using CioCompass.Core.Accounts.People;
using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Accounts.SingleSignOn;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Core.Accounts;

internal static class AccountsServices
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddSingleton<SignInMetrics>();
        services.AddSingleton<AdministratorGate>();
        services.AddSingleton<SetupLinkService>();
        services.AddSingleton<CommonPasswords>();
        services.AddSingleton<FailedSignIns>();
        services.AddSingleton<EndedSignIns>();
        services.AddSingleton<PeopleService>();
        services.AddSingleton<ProviderAccounts>();
        services.AddSingleton<OrganisationService>();
    }
}
