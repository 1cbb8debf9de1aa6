using System.Net;
using CioCompass.Web.Features.Accounts.SignIns;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Support.Http;

/// <summary>Failed sign-ins that have happened already, so that a test need not wait for a hundred passwords to be checked.</summary>
internal static class FailedSignInsBefore
{
    /// <summary>Leaves a network so many failures before it has to wait.</summary>
    /// <param name="address">Null for the test server's, which has none.</param>
    public static void LeaveTries(this IServiceProvider services, int tries, string? address = null)
    {
        var limiter = services.GetRequiredService<SignInLimiter>();
        var context = new DefaultHttpContext { Connection = { RemoteIpAddress = address is null ? null : IPAddress.Parse(address) } };
        for (var failed = tries; failed < SignInLimiter.NetworkFailuresAtMost; failed++)
        {
            limiter.Fail(context);
        }
    }
}
