using System.Diagnostics.CodeAnalysis;

namespace CioCompass.Web.Features.Accounts.SingleSignOn;

/// <summary>
/// Ties the provider's answer to the browser that asked: sent with the provider's redirect (a top-level GET) and with no other request from
/// another site. Over HTTPS its name begins with <c>__Host-</c>, by which no other host can have set it.
/// </summary>
internal sealed class HandshakeCookie : CookieBuilder
{
    private readonly IHttpContextAccessor accessor;
    private readonly string name;

    public HandshakeCookie(IHttpContextAccessor accessor, string name)
    {
        (this.accessor, this.name) = (accessor, name);
        Path = "/";
        HttpOnly = true;
        IsEssential = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    /// <summary>Name that the request at hand needs; cannot be set.</summary>
    [AllowNull]
    public override string Name
    {
        get => accessor.HttpContext?.Request.IsHttps == true ? "__Host-" + name : name;
        set => throw new NotSupportedException();
    }
}
