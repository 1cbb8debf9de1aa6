using CioCompass.Core.Accounts.SingleSignOn;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>Why a reader came back without being signed in. In the address of the page that explains it: say nothing secret by it.</summary>
public enum SingleSignOnFailure
{
    /// <summary>The answer did not fit a sign-in that was begun here, or its token is not genuine.</summary>
    Invalid,

    /// <summary>The reader, or the provider on their behalf, said no.</summary>
    Denied,

    /// <summary>The provider does not answer.</summary>
    Unreachable,

    /// <summary>Too many failures from this address.</summary>
    Wait,
    NoRole,
    Disabled,
    Incomplete,
    EmailTaken,
    LinkedElsewhere,
}

public static class SingleSignOnFailures
{
    public static SingleSignOnFailure Of(ProviderRefusal refusal) => refusal switch
    {
        ProviderRefusal.NoRole => SingleSignOnFailure.NoRole,
        ProviderRefusal.Disabled => SingleSignOnFailure.Disabled,
        ProviderRefusal.EmailTaken => SingleSignOnFailure.EmailTaken,
        ProviderRefusal.LinkedElsewhere => SingleSignOnFailure.LinkedElsewhere,
        _ => SingleSignOnFailure.Incomplete,
    };

    public static string Address(SingleSignOnFailure failure) => $"{SingleSignOnAddresses.Failed}?reason={failure}";

    public static int Status(this SingleSignOnFailure failure) => failure switch
    {
        SingleSignOnFailure.Invalid => StatusCodes.Status400BadRequest,
        SingleSignOnFailure.Unreachable => StatusCodes.Status424FailedDependency,
        SingleSignOnFailure.Wait => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status403Forbidden,
    };
}
