using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Attacks on signing in and on the set-up, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed partial class SignInTests(PublishedApp published)
{
    private const string Wrong = "not the right one at all";

    /// <summary>Of the program's processor time, which other work on the machine neither adds to nor hides.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(50);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideFact]
    public async Task After_five_wrong_passwords_the_right_one_gets_the_same_answer()
    {
        await using var app = await RunningApp.StartAsync();
        using var outsider = new Outsider(app);
        var answers = new List<(HttpStatusCode, string)>();
        for (var attempt = 0; attempt < 6; attempt++)
        {
            answers.Add(await AnswerAsync(outsider, RunningApp.AdminEmail, Wrong));
        }

        answers.Add(await AnswerAsync(outsider, RunningApp.AdminEmail, RunningApp.AdminPassword));

        var (status, problem) = Assert.Single(answers.Distinct());
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(problem);
    }

    [OutsideFact]
    public async Task An_unknown_address_takes_as_long_as_a_wrong_password_and_gets_the_same_answer()
    {
        var differences = new List<TimeSpan>();
        var answers = new HashSet<(HttpStatusCode, string)>();

        // The first of each makes what is made once. Then one after the other, at least ten times, and on until the program's own other work
        // is out of the median. Each comes from an address of its own, which the limit of an address leaves alone.
        await DifferenceAsync(0);
        for (var attempt = 1; attempt <= 10 || (attempt <= 40 && Median(differences).Duration() > Tolerance); attempt++)
        {
            differences.Add(await DifferenceAsync(attempt));
        }

        Assert.Single(answers);
        Assert.InRange(Median(differences), -Tolerance, Tolerance);

        async Task<TimeSpan> DifferenceAsync(int attempt)
        {
            return await TimeAsync(PublishedApp.Guessed) - await TimeAsync($"nobody{attempt}@example.org");
        }

        async Task<TimeSpan> TimeAsync(string email)
        {
            using var outsider = new Outsider(published.App);
            var fields = await outsider.FieldsAsync("/account/sign-in", "sign-in");
            (fields["Input.Email"], fields["Input.Password"]) = (email, Wrong);
            var before = Work();
            using var response = await outsider.PostAsync("/account/sign-in", new FormUrlEncodedContent(fields));
            var work = Work() - before;
            answers.Add((response.StatusCode, Problem().Match(await response.Content.ReadAsStringAsync(Cancel)).Value));
            return work;
        }

        TimeSpan Work()
        {
            using var program = Process.GetProcessById(published.App.ProcessId);
            return program.TotalProcessorTime;
        }
    }

    [OutsideFact]
    public async Task Twenty_set_ups_at_once_make_one_administrator_and_then_there_is_no_set_up()
    {
        await using var app = await RunningApp.StartAsync(withAdministrator: false);
        var link = new Uri(await SetupLink.ReadAsync(app)).PathAndQuery;
        var outsiders = Enumerable.Range(0, 20).Select(_ => new Outsider(app)).ToList();
        var forms = await Task.WhenAll(outsiders.Select(o => o.FieldsAsync(link, "set-up")));

        var statuses = await Task.WhenAll(outsiders.Select(async (outsider, n) =>
        {
            (forms[n]["Input.Name"], forms[n]["Input.Email"], forms[n]["Input.Password"]) = ($"N{n}", $"n{n}@example.org", RunningApp.AdminPassword);
            using var response = await outsider.PostAsync(link, new FormUrlEncodedContent(forms[n]));
            return response.StatusCode;
        }));

        Assert.Single(statuses, s => s == HttpStatusCode.Redirect);
        using var late = await outsiders[0].GetAsync(link);
        using var bare = await outsiders[0].GetAsync("/setup");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (late.StatusCode, bare.StatusCode));
        outsiders.ForEach(o => o.Dispose());
    }

    [OutsideFact]
    public async Task A_cookie_kept_from_before_signing_out_leads_to_the_sign_in_page()
    {
        using var outsider = new Outsider(published.App);
        await outsider.SignInAsync();
        var kept = outsider.Cookies[outsider.SessionName];
        var token = (await outsider.FieldsAsync("/account", "password")).GetValueOrDefault("__RequestVerificationToken")!;

        using var signedOut = await outsider.PostAsync(
            "/account/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token }));
        outsider.Cookies[outsider.SessionName] = kept;
        using var after = await outsider.GetAsync("/account");

        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.Contains("/account/sign-in", after.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [OutsideTheory]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("https://evil.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/\t/evil.example")]
    public async Task Signing_in_leads_to_no_other_site(string returnUrl)
    {
        using var outsider = new Outsider(published.App);

        using var response = await outsider.TrySignInAsync(RunningApp.AdminEmail, RunningApp.AdminPassword, returnUrl);

        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(new Uri(published.App.Address + "/"), new Uri(new Uri(published.App.Address), response.Headers.Location!));
    }

    private static TimeSpan Median(List<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }

    private static async Task<(HttpStatusCode Status, string Problem)> AnswerAsync(Outsider outsider, string email, string password)
    {
        using var response = await outsider.TrySignInAsync(email, password);
        return (response.StatusCode, Problem().Match(await response.Content.ReadAsStringAsync(Cancel)).Value);
    }

    [GeneratedRegex("<p class=\"notice notice-error[^>]*>[^<]*</p>")]
    private static partial Regex Problem();
}
