namespace CioCompass.Core.Operations;

/// <summary>Why a sign-in did not succeed, as it is counted.</summary>
public enum SignInFailure
{
    /// <summary>Unknown account, wrong password or passkey, or a disabled account.</summary>
    Refused,

    /// <summary>The try that locked the account.</summary>
    LockedOut,

    /// <summary>Not looked at: too many failures from the address.</summary>
    Throttled,
}
