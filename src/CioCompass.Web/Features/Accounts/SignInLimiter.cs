using CioCompass.Core.Operations;

namespace CioCompass.Web.Features.Accounts;

/// <summary>Ten failed sign-ins per address in 15 minutes, whatever the account: against trying one password on many accounts.</summary>
public sealed class SignInLimiter(TimeProvider clock)
{
    private readonly FailureLimiter failures = new(limit: 10, TimeSpan.FromMinutes(15), clock);

    public TimeSpan? WaitOf(HttpContext context) => failures.WaitOf(Address(context));

    public void Fail(HttpContext context) => failures.Fail(Address(context));

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
