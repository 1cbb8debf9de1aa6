using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Passwords;
using CioCompass.Core.Text;
using Microsoft.AspNetCore.Identity;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Errors in an account form, by field, in the reader's language.</summary>
public sealed class AccountErrors
{
    public string? Name { get; private set; }

    public string? Email { get; private set; }

    public string? Password { get; private set; }

    public string? CurrentPassword { get; private set; }

    /// <summary>Error that belongs to no field.</summary>
    public string? Other { get; private set; }

    public bool Any => (Name ?? Email ?? Password ?? CurrentPassword ?? Other) is not null;

    /// <summary>Checks a name as it would be stored: one of control characters only is none.</summary>
    public static AccountErrors OfName(string? name) =>
        new() { Name = CleanText.Line(name).Length is > 0 and <= CompassUser.DisplayNameMaxLength ? null : AccountStrings.ErrorName };

    public static AccountErrors Of(IEnumerable<IdentityError> errors)
    {
        var found = new AccountErrors();
        foreach (var error in errors)
        {
            found.Add(error.Code);
        }

        return found;
    }

    private void Add(string code)
    {
        switch (code)
        {
            case nameof(IdentityErrorDescriber.DuplicateEmail) or nameof(IdentityErrorDescriber.DuplicateUserName):
                Email = AccountStrings.ErrorEmailTaken;
                break;
            case nameof(IdentityErrorDescriber.InvalidEmail) or nameof(IdentityErrorDescriber.InvalidUserName):
                Email = AccountStrings.ErrorEmailInvalid;
                break;
            case nameof(IdentityErrorDescriber.PasswordTooShort):
                Password = AccountStrings.ErrorPasswordTooShort;
                break;
            case PasswordRules.TooLongCode:
                Password = AccountStrings.ErrorPasswordTooLong;
                break;
            case PasswordRules.TooCommonCode:
                Password = AccountStrings.ErrorPasswordTooCommon;
                break;
            case nameof(IdentityErrorDescriber.PasswordMismatch):
                CurrentPassword = AccountStrings.ErrorPasswordMismatch;
                break;
            default:
                Other = AccountStrings.ErrorOther;
                break;
        }
    }
}
