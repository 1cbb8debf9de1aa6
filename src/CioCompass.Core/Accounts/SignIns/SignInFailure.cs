namespace CioCompass.Core.Accounts.SignIns;

/// <summary>Why a sign-in did not succeed, as it is counted.</summary>
public enum SignInFailure
{
    /// <summary>Unknown account, wrong password or passkey, or a disabled account.</summary>
    Refused,

    /// <summary>A wrong password after which the next try has to wait.</summary>
    LockedOut,

    /// <summary>Not looked at: too many failures from the network.</summary>
    Throttled,
}
