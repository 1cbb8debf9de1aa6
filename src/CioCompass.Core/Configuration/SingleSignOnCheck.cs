namespace CioCompass.Core.Configuration;

/// <summary>Finds everything that is wrong with the provider's configuration.</summary>
internal static class SingleSignOnCheck
{
    /// <returns>Keys within the section.</returns>
    public static IEnumerable<(string Key, string Message)> Errors(SingleSignOnOptions options)
    {
        (string Key, string? Value)[] roles =
        [
            (nameof(options.AdministratorRole), options.AdministratorRole),
            (nameof(options.ConsultantRole), options.ConsultantRole),
            (nameof(options.CioRole), options.CioRole),
        ];
        if (!options.IsOn)
        {
            return IsTouched(options, roles)
                ? [(nameof(options.Authority), "is missing; without it the other settings of this section have no effect.")]
                : [];
        }

        return [.. AddressErrors(options), .. ClientErrors(options), .. RoleErrors(roles)];
    }

    private static bool IsTouched(SingleSignOnOptions options, (string Key, string? Value)[] roles) =>
        (options.ClientId ?? options.ClientSecret ?? options.DisplayName ?? options.OrganisationClaim) is not null
        || options.RoleClaim != SingleSignOnOptions.DefaultRoleClaim || roles.Any(r => r.Value is not null);

    private static IEnumerable<(string Key, string Message)> AddressErrors(SingleSignOnOptions options)
    {
        var isAddress = Uri.TryCreate(options.Authority, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
        if (!isAddress)
        {
            yield return (nameof(options.Authority), $"\"{options.Authority}\" is not an address such as https://login.example.org/realms/work.");
        }
        else if (uri is { Scheme: "http", IsLoopback: false })
        {
            yield return (nameof(options.Authority), $"\"{options.Authority}\" must begin with https; plain http is for a provider on this machine only.");
        }
    }

    private static IEnumerable<(string Key, string Message)> ClientErrors(SingleSignOnOptions options)
    {
        if (options.ClientId is null)
        {
            yield return (nameof(options.ClientId), "is missing; the provider shows it where this program is registered.");
        }
    }

    private static IEnumerable<(string Key, string Message)> RoleErrors((string Key, string? Value)[] roles)
    {
        var given = roles.Where(r => r.Value is not null).ToList();
        if (given.Count == 0)
        {
            yield return (nameof(SingleSignOnOptions.ConsultantRole), "is missing; give at least one of AdministratorRole, ConsultantRole and CioRole, or nobody can sign in.");
        }

        foreach (var (key, value) in given.Where((r, i) => given.Take(i).Any(earlier => earlier.Value == r.Value)))
        {
            yield return (key, $"\"{value}\" is another role's value already.");
        }
    }
}
