using System.Net;
using CioCompass.Benchmarks.Circuits;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Sessions that somebody wants to keep, hand on or plant, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed class SessionTests(PublishedApp published)
{
    /// <summary>Cookie that a form's token is bound to, beside the person.</summary>
    private const string FormsCookie = "ciocompass.forms.";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [OutsideFact]
    public async Task Every_sign_in_makes_a_session_of_its_own_and_takes_none_that_was_planted()
    {
        using var outsider = new Outsider(published.App);
        await outsider.ReadAsync("/account/sign-in");
        var session = outsider.SessionName;
        outsider.Cookies[session] = "planted-by-somebody-else";
        await outsider.SignInAsync(PublishedApp.Cio);
        var first = outsider.Cookies[session];
        outsider.Cookies.Clear();

        await outsider.SignInAsync(PublishedApp.Cio);

        Assert.NotEqual("planted-by-somebody-else", first);
        Assert.NotEqual(first, outsider.Cookies[session]);
        foreach (var forged in (string[])["planted-by-somebody-else", first[..^2], first[..^2] + "AA", ""])
        {
            outsider.Cookies[session] = forged;
            using var account = await outsider.GetAsync("/account");
            Assert.Equal((forged, HttpStatusCode.Redirect), (forged, account.StatusCode));
        }
    }

    [OutsideFact]
    public async Task A_forms_token_is_worth_nothing_in_another_persons_session()
    {
        using var attacker = new Outsider(published.App);
        await attacker.SignInAsync(PublishedApp.Consultant);
        var fields = await attacker.FieldsAsync("/account", "name");
        using var victim = new Outsider(published.App);
        await victim.SignInAsync(PublishedApp.Cio);

        // With the attacker's own half of the token planted in the victim's browser, which is as far as a neighbouring site could get.
        foreach (var (name, value) in attacker.Cookies.Where(c => c.Key.StartsWith(FormsCookie, StringComparison.Ordinal)))
        {
            victim.Cookies[name] = value;
        }

        fields["Name"] = "Renamed";
        using var refused = await victim.PostAsync("/account", new FormUrlEncodedContent(fields));
        using var own = await attacker.PostAsync("/account", new FormUrlEncodedContent(fields));

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, own.StatusCode);
        Assert.Equal(0, published.Count($"SELECT count(*) FROM AspNetUsers WHERE DisplayName = 'Renamed' AND Email = '{PublishedApp.Cio}'"));
    }

    [OutsideFact]
    public async Task An_open_page_saves_nothing_any_more_once_its_person_has_signed_out_elsewhere()
    {
        using var consultant = new Outsider(published.App);
        await consultant.SignInAsync();
        published.Execute($"UPDATE Assessments SET CompletedAt = NULL WHERE lower(Id) = '{published.Assessment}'");
        var buttons = new LevelButtons();
        await using var circuit = await Circuit.OpenAsync(
            consultant.Client, $"/assessments/{published.Assessment}?theme=inventory", consultant.CookieHeader, buttons.Read);
        await Patience.UntilAsync(() => buttons.Questions > 0);
        var level = (Level() % 5) + 1;
        await ChooseAsync(level);
        await Patience.UntilAsync(() => Level() == level);

        var fields = await consultant.FieldsAsync("/account", "password");
        using var signedOut = await consultant.PostAsync("/account/sign-out", new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", fields["__RequestVerificationToken"])]));
        var rendered = 0;
        circuit.Rendered += _ => rendered++;
        await ChooseAsync((level % 5) + 1);

        // What the page shows instead is the answer to the click; without one it would not have been looked at yet.
        await Patience.UntilAsync(() => rendered > 0 || circuit.Failure is not null);
        Assert.Equal(HttpStatusCode.Redirect, signedOut.StatusCode);
        Assert.Equal(level, Level());

        Task ChooseAsync(long chosen) => circuit.RaiseAsync(buttons.Handler(0, (int)chosen), "change", new { value = $"{chosen}" });
    }

    private long Level() => published.Count($"""
        SELECT r.Level FROM Responses r JOIN Questions q ON q.Id = r.QuestionId
        WHERE lower(r.AssessmentId) = '{published.Assessment}' AND q.Key = 'initiatives'
        """);
}
