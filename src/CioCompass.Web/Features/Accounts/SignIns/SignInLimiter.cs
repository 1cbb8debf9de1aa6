using CioCompass.Core.Accounts.SignIns;
using CioCompass.Core.Limits;

namespace CioCompass.Web.Features.Accounts.SignIns;

/// <summary>
/// Against guessing of passwords: <see cref="SignInDelays"/> for each account from each network or known device, and ceilings for a network
/// with many accounts and for an account from many networks. A browser that the account has signed in with before is held up by none but its
/// own failures, and passkeys, which cannot be guessed, by nothing. Tries come one after the other, for each network and for each account, so
/// that many at once find no count too low.
/// </summary>
public sealed class SignInLimiter(KnownDevice devices, TimeProvider clock)
{
    public const int NetworkFailuresAtMost = 100;
    public const int AccountFailuresAtMost = 50;
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    private readonly FailureLimiter networkFailures = new(NetworkFailuresAtMost, Window, clock);
    private readonly FailureLimiter accountFailures = new(AccountFailuresAtMost, Window, clock);
    private readonly SignInDelays delays = new(clock);

    private readonly StripedLocks networks = new();
    private readonly StripedLocks accounts = new();

    /// <returns>To be disposed when the try has been counted.</returns>
    public Task<IDisposable> TakeNetworkAsync(HttpContext context) => networks.TakeAsync(Network(context), context.RequestAborted);

    /// <summary>After the network, never before: whoever holds an account waits for nobody.</summary>
    public Task<IDisposable> TakeAccountAsync(HttpContext context, string email) => accounts.TakeAsync(Account(email), context.RequestAborted);

    /// <returns>How long the reader's network has to wait, above zero; null when it may try.</returns>
    public TimeSpan? WaitOf(HttpContext context) => networkFailures.WaitOf(Network(context));

    /// <summary>Counts a failure of the network alone.</summary>
    public void Fail(HttpContext context) => networkFailures.Fail(Network(context));

    /// <param name="account">Null where the address has no account: it is then limited like one.</param>
    public SignInOrigin OriginOf(HttpContext context, string email, Guid? account) =>
        devices.Of(context, account) is { } device
            ? new SignInOrigin(Account(email), $"{Account(email)} device {device}", IsKnown: true)
            : new SignInOrigin(Account(email), $"{Account(email)} network {Network(context)}", IsKnown: false);

    /// <summary>Whether the password is not to be looked at now.</summary>
    public bool IsDelayed(SignInOrigin origin) =>
        delays.WaitOf(origin.Place) is not null || (!origin.IsKnown && accountFailures.WaitOf(origin.Account) is not null);

    /// <returns>Whether from this failure on the next try from there has to wait.</returns>
    public bool Fail(SignInOrigin origin)
    {
        if (!origin.IsKnown)
        {
            accountFailures.Fail(origin.Account);
        }

        return delays.Fail(origin.Place);
    }

    public void Succeed(HttpContext context, SignInOrigin origin, Guid account)
    {
        delays.Forget(origin.Place);
        Remember(context, account);
    }

    public void Remember(HttpContext context, Guid account) => devices.Remember(context, account);

    private static string Network(HttpContext context) => ClientNetwork.Of(context.Connection.RemoteIpAddress);

    /// <summary>Bounded, since whoever tries may send anything.</summary>
    private static string Account(string email)
    {
        var name = email.Trim().ToUpperInvariant();
        return name.Length <= 256 ? name : name[..256];
    }
}

/// <summary>Origin of a try to sign in, as its failures are counted.</summary>
/// <param name="Account">The address that was typed.</param>
/// <param name="Place">The address together with the network or the known device.</param>
public sealed record SignInOrigin(string Account, string Place, bool IsKnown);
