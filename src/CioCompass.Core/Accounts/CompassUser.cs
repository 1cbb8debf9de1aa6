using CioCompass.Core.Accounts.Organisations;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Core.Accounts;

/// <summary>An account. The user name is the e-mail address.</summary>
public sealed class CompassUser : IdentityUser<Guid>
{
    public const int DisplayNameMaxLength = 100;

    public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    /// <summary>Cannot sign in; a live screen ends when its security stamp is next checked.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    public List<OrganisationMember> Memberships { get; } = [];
}
