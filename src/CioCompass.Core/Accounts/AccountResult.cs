using Microsoft.AspNetCore.Identity;

namespace CioCompass.Core.Accounts;

/// <summary>A person's choices for a new account.</summary>
public sealed record NewAccount(string Email, string DisplayName, string Password);

/// <summary>Outcome of making an account or of setting its first password.</summary>
public abstract record AccountResult
{
    private AccountResult()
    {
    }

    public sealed record Done(Guid UserId) : AccountResult;

    /// <summary>The link is unknown, used or expired, or it is no longer needed; which of them is not said.</summary>
    public sealed record LinkInvalid : AccountResult;

    /// <param name="Errors">Identity's, with descriptions in the reader's language.</param>
    public sealed record Invalid(IReadOnlyList<IdentityError> Errors) : AccountResult;
}
