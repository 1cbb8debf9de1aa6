using CioCompass.Web.Hosting;

namespace CioCompass.Web.Features.Workshops.Phones;

/// <summary>Keeps the participant's token on the phone, out of reach of scripts.</summary>
public static class PhoneCookie
{
    public static string Name(HttpContext context) => context.RequestServices.GetRequiredService<CookieNames>().Phone;

    public static string? Token(HttpContext context) => context.Request.Cookies[Name(context)];

    public static void Keep(HttpContext context, string token) => context.Response.Cookies.Append(Name(context), token, Options(context));

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Name(context), Options(context));

    /// <summary>Long enough for a workshop that goes on another day; the server forgets the token when the workshop is closed.</summary>
    private static CookieOptions Options(HttpContext context) => new()
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(30),
        Path = "/join",
    };
}
