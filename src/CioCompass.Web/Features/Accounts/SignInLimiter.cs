using CioCompass.Core.Operations;

namespace CioCompass.Web.Features.Accounts;

/// <summary>
/// Ten failed sign-ins per address in 15 minutes, whatever the account: against trying one password on many accounts. Tries come one after
/// the other, for each address and for each account, so that many at once find neither this count nor the account's own too low.
/// </summary>
public sealed class SignInLimiter(TimeProvider clock)
{
    private readonly FailureLimiter failures = new(limit: 10, TimeSpan.FromMinutes(15), clock);

    private readonly StripedLocks addresses = new();
    private readonly StripedLocks accounts = new();

    /// <returns>To be disposed when the try has been counted.</returns>
    public Task<IDisposable> TakeAddressAsync(HttpContext context) => addresses.TakeAsync(Address(context), context.RequestAborted);

    /// <summary>After the address, never before: whoever holds an account waits for nobody.</summary>
    public Task<IDisposable> TakeAccountAsync(HttpContext context, string email) => accounts.TakeAsync(email.Trim(), context.RequestAborted);

    public TimeSpan? WaitOf(HttpContext context) => failures.WaitOf(Address(context));

    public void Fail(HttpContext context) => failures.Fail(Address(context));

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
