using CioCompass.Core.Accounts;

namespace CioCompass.Web.Features.Accounts;

public static class RoleNames
{
    /// <summary>The role in the reader's language.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Administrator => AccountStrings.AccountRoleAdministrator,
        Role.Consultant => AccountStrings.AccountRoleConsultant,
        _ => AccountStrings.AccountRoleCio,
    };
}
