using System.Net;
using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting;

public sealed partial class ErrorPagesTests(ErrorPagesTests.FailingApp app) : IClassFixture<ErrorPagesTests.FailingApp>
{
    private const string Secret = "the-secret-of-the-exception";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/no-such-page")]
    [InlineData("/.git/config")]
    [InlineData("/.env")]
    [InlineData("/appsettings.json")]
    [InlineData("/ciocompass.db")]
    [InlineData("/x.db")]
    [InlineData("/..%2fciocompass.db")]
    [InlineData("/statistics/no-such-figure")]
    [InlineData("/not-found")]
    [InlineData("/status/403")]
    public async Task What_is_not_there_is_a_real_404_page(string address)
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(address, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("<h1>Page not found</h1>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("en-GB,en;q=0.9", "Page not found")]
    [InlineData("nl-BE,nl;q=0.9,en;q=0.8", "Pagina niet gevonden")]
    [InlineData("fr-CA", "Page introuvable")]
    [InlineData("it", "Page not found")]
    public async Task The_404_page_is_in_the_readers_language(string languages, string title)
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", languages);

        using var response = await client.GetAsync("/no-such-page", Cancel);

        Assert.Contains($"<h1>{title}</h1>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("POST", "/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("PUT", "/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/no-such-page", HttpStatusCode.NotFound)]
    [InlineData("HEAD", "/", HttpStatusCode.OK)]
    [InlineData("HEAD", "/account/sign-in", HttpStatusCode.OK)]
    [InlineData("HEAD", "/css/base.css", HttpStatusCode.OK)]
    [InlineData("DELETE", "/", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/", HttpStatusCode.BadRequest)]
    public async Task Every_method_gets_the_status_that_is_true(string method, string address, HttpStatusCode expected)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);

        using var response = await client.SendAsync(request, Cancel);

        Assert.Equal(expected, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(method == "HEAD", body.Length == 0);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_with_a_page_that_says_what_to_do()
    {
        using var client = app.CreateClient();
        client.DefaultRequestHeaders.Add("Accept-Language", "nl");

        using var response = await client.PostAsync("/account/sign-in", new FormUrlEncodedContent([KeyValuePair.Create("a", "b")]), Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<h1>Dit is niet doorgegaan</h1>", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "nl", "Er ging iets mis")]
    [InlineData("POST", "fr", "Une erreur s&#x2019;est produite")]
    public async Task An_exception_becomes_a_plain_page_with_the_number_under_which_it_is_logged(string method, string language, string title)
    {
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(new HttpMethod(method), FailingApp.Address + "?culture=" + language);

        using var response = await client.SendAsync(request, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains($"<h1>{title}</h1>", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, html, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        var number = Number().Match(html).Value;
        Assert.Contains(number, await app.LoggedAsync(number), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?culture=xx", "“xx”")]
    [InlineData("/no-such-page?culture=tlh", "“tlh”")]
    [InlineData("/account/sign-in?culture=%3Cscript%3E", "“&lt;script&gt;”")]
    public async Task A_language_that_we_do_not_speak_is_named_and_the_page_is_served(string address, string named)
    {
        using var client = app.CreateClient();

        using var response = await client.GetAsync(address, Cancel);
        var html = WebUtilityQuotes(await response.Content.ReadAsStringAsync(Cancel));

        Assert.Contains($"There is no version in the language {named}.", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/?culture=nl-BE")]
    [InlineData("/?culture=EN")]
    [InlineData("/?culture=")]
    [InlineData("/")]
    public async Task A_language_that_we_speak_needs_no_notice(string address)
    {
        using var client = app.CreateClient();

        Assert.DoesNotContain("<aside class=\"notice", await client.GetStringAsync(address, Cancel), StringComparison.Ordinal);
    }

    private static string WebUtilityQuotes(string html) =>
        html.Replace("&#x201C;", "“", StringComparison.Ordinal).Replace("&#x201D;", "”", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex Number();

    /// <summary>The program with one page that always fails.</summary>
    public sealed class FailingApp : CompassWebApp
    {
        public const string Address = "/fails";

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureServices(services => services.AddSingleton<IStartupFilter, Fails>());
        }

        /// <summary>Stands at the end of the pipeline, where a page of ours would fail.</summary>
        private sealed class Fails : IStartupFilter
        {
            public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => pipeline =>
            {
                next(pipeline);
                pipeline.Use((HttpContext context, RequestDelegate rest) =>
                    context.Request.Path == Address ? throw new InvalidOperationException(Secret) : rest(context));
            };
        }
    }
}
