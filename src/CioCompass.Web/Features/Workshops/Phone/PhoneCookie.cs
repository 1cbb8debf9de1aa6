namespace CioCompass.Web.Features.Workshops.Phone;

/// <summary>Keeps the participant's token on the phone, out of reach of scripts.</summary>
public static class PhoneCookie
{
    private const string Name = "ciocompass.phone";

    public static string? Token(HttpContext context) => context.Request.Cookies[Name];

    /// <summary>Long enough for a workshop that goes on another day; the server forgets the token when the workshop is closed.</summary>
    public static void Keep(HttpContext context, string token) => context.Response.Cookies.Append(Name, token, new CookieOptions
    {
        HttpOnly = true,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = TimeSpan.FromDays(30),
        Path = "/join",
    });
}
