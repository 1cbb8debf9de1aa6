using System.Net;
using System.Text.RegularExpressions;

namespace CioCompass.Tests.Support.Http;

/// <summary>Signs in over HTTP as a browser does: reads the form, posts it with its token.</summary>
internal static partial class SigningIn
{
    private const string Address = "/account/sign-in";

    public static async Task SignInAsync(this HttpClient client, CancellationToken cancellationToken)
    {
        var status = await client.TrySignInAsync(CompassWebApp.AdminEmail, CompassWebApp.AdminPassword, cancellationToken);

        var after = await client.GetStringAsync("/", cancellationToken);
        Assert.True(after.Contains("/account/sign-out", StringComparison.Ordinal), $"Signing in failed with {status}.");
    }

    /// <returns>The status of the answer to the form, which says little: a refusal is a page like any other.</returns>
    public static async Task<HttpStatusCode> TrySignInAsync(this HttpClient client, string email, string password, CancellationToken cancellationToken)
    {
        var html = await client.GetStringAsync(Address, cancellationToken);
        var form = Form().Matches(html).Select(m => m.Value).First(f => f.Contains("password", StringComparison.OrdinalIgnoreCase));
        var fields = Field().Matches(form).Select(m => m.Value).Where(f => Attribute(f, "name").Length > 0)
            .ToDictionary(f => Attribute(f, "name"), f => ValueOf(f, email, password));
        using var response = await client.PostAsync(Address, new FormUrlEncodedContent(fields), cancellationToken);
        return response.StatusCode;
    }

    private static string ValueOf(string field, string email, string password) => Attribute(field, "type") switch
    {
        "email" => email,
        "password" => password,
        _ => Attribute(field, "value"),
    };

    private static string Attribute(string field, string name) =>
        WebUtility.HtmlDecode(Regex.Match(field, $@"\b{name}=""([^""]*)""").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*>")]
    private static partial Regex Field();
}
