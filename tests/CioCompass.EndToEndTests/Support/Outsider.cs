using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Support;

/// <summary>
/// Somebody at the other end of the wire, without a browser: sends what they like, follows no redirect, and has an address of their own
/// where the program trusts the proxy that names it.
/// </summary>
public sealed partial class Outsider : IDisposable
{
    /// <summary>Name of the program's host over HTTPS.</summary>
    public const string PublicHost = "compass.example.org";

    private const string FormsName = "ciocompass.forms";

    private static int addresses;

    public Outsider(RunningApp app, bool overHttps = false)
    {
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Address) };
        Client.DefaultRequestHeaders.Add("X-Forwarded-For", OwnAddress());
        Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        if (overHttps)
        {
            Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
            Client.DefaultRequestHeaders.Host = PublicHost;
        }
    }

    public HttpClient Client { get; }

    /// <summary>By name; kept by hand, since a cookie that is Secure goes over the plain connection to the proxy here.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The request header that a browser would send; empty before the first cookie.</summary>
    public string CookieHeader => string.Join("; ", Cookies.Select(c => $"{c.Key}={c.Value}"));

    /// <summary>The name of the sign-in's cookie, which ends as that of the forms does; only after some page was read.</summary>
    public string SessionName => "CioCompass" + Cookies.Keys.Single(k => k.StartsWith(FormsName, StringComparison.Ordinal))[FormsName.Length..];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    public Task<HttpResponseMessage> PostAsync(string address, HttpContent content, string? token = null) =>
        SendAsync(HttpMethod.Post, address, content, token);

    public async Task<string> ReadAsync(string address)
    {
        using var response = await GetAsync(address);
        return await response.Content.ReadAsStringAsync(Cancel);
    }

    /// <summary>Fills in the page's form of that name, hidden fields as they came.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string address, string form, params (string Name, string Value)[] values)
    {
        var fields = await FieldsAsync(address, form);
        foreach (var (name, value) in values)
        {
            fields[name] = value;
        }

        return await PostAsync(address, new FormUrlEncodedContent(fields));
    }

    public async Task<HttpResponseMessage> UploadAsync(HttpContent file)
    {
        const string address = "/assessments/import";
        var form = new MultipartFormDataContent { { file, "file", "assessment.json" } };
        foreach (var (name, value) in await FieldsAsync(address, "import"))
        {
            form.Add(new StringContent(value), name);
        }

        return await PostAsync(address, form);
    }

    public Task<HttpResponseMessage> TrySignInAsync(string email, string password, string? returnUrl = null) => SubmitAsync(
        "/account/sign-in" + (returnUrl is null ? "" : $"?returnUrl={Uri.EscapeDataString(returnUrl)}"), "sign-in",
        ("Input.Email", email), ("Input.Password", password));

    public async Task SignInAsync(string email = RunningApp.AdminEmail)
    {
        using var response = await TrySignInAsync(email, RunningApp.AdminPassword);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
    }

    /// <summary>The hidden fields of the page's form of that name.</summary>
    public async Task<Dictionary<string, string>> FieldsAsync(string address, string form)
    {
        var html = await ReadAsync(address);
        var found = Form().Matches(html).Select(m => m.Value).Single(f => f.Contains($"value=\"{form}\"", StringComparison.Ordinal));
        return Hidden().Matches(found).Select(m => m.Value).DistinctBy(f => AttributeOf(f, "name"))
            .ToDictionary(f => AttributeOf(f, "name"), f => AttributeOf(f, "value"));
    }

    public void Dispose() => Client.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, HttpContent? content, string? token = null)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };

        // As any careful sender of a large file: hears a refusal before it has sent the whole.
        request.Headers.ExpectContinue = content is MultipartContent;
        if (Cookies.Count > 0)
        {
            request.Headers.Add("Cookie", CookieHeader);
        }

        if (token is not null)
        {
            request.Headers.Add("RequestVerificationToken", token);
        }

        var response = await Client.SendAsync(request, Cancel);
        foreach (var cookie in response.Headers.TryGetValues("Set-Cookie", out var set) ? set : [])
        {
            var pair = cookie.Split(';')[0].Split('=', 2);
            Cookies[pair[0]] = pair[1];
        }

        return response;
    }

    /// <summary>Of the networks for tests (RFC 2544), which hold more people than any run has: an address that is none is not forwarded at all.</summary>
    private static string OwnAddress()
    {
        var number = Interlocked.Increment(ref addresses);
        return string.Create(CultureInfo.InvariantCulture, $"198.18.{number / 256}.{number % 256}");
    }

    private static string AttributeOf(string field, string name) =>
        WebUtility.HtmlDecode(Regex.Match(field, $@"\b{name}=""([^""]*)""").Groups[1].Value);

    [GeneratedRegex("<form.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("<input[^>]*type=\"hidden\"[^>]*>")]
    private static partial Regex Hidden();
}
