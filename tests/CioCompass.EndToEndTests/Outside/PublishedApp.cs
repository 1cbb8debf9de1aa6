using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>The published program with the sample in it, behind a proxy on this machine, and the people who try what they may not.</summary>
public sealed partial class PublishedApp : IAsyncLifetime
{
    /// <summary>Assigned to no organisation.</summary>
    public const string Consultant = "other.consultant@example.org";

    /// <summary>Of the sample's organisation, read-only.</summary>
    public const string Cio = "cio@example.org";

    /// <summary>Whose password is guessed wrong so often that nobody signs in as them any more.</summary>
    public const string Guessed = "guessed@example.org";

    public RunningApp App { get; private set; } = null!;

    /// <summary>Of an assessment of the sample.</summary>
    public string Assessment { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartWithSampleAsync(new Dictionary<string, string>
        {
            ["CioCompass__ForwardedProxies"] = "127.0.0.1",
            ["CioCompass__AllowedHosts"] = Outsider.PublicHost,
        });
        try
        {
            await FillAsync();
        }
        catch
        {
            // A fixture that is not made is not disposed either.
            await DisposeAsync();
            throw;
        }
    }

    private async Task FillAsync()
    {
        AddPerson(Consultant, "Consultant");
        AddPerson(Cio, "Cio");
        AddPerson(Guessed, "Consultant");
        Execute("""
            INSERT INTO OrganisationMembers (OrganisationId, UserId)
            SELECT o.Id, u.Id FROM Organisations o, AspNetUsers u WHERE u.Role = 'Cio'
            """);
        using var administrator = new Outsider(App);
        await administrator.SignInAsync();
        Assessment = Results().Match(await administrator.ReadAsync("/assessments")).Groups[1].Value;
        Assert.NotEmpty(Assessment);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    public long Count(string sql) => DatabaseFile.Count(App, sql);

    public void Execute(string sql) => DatabaseFile.Execute(App, sql);

    /// <summary>Rows of all tables that an import or an edit could touch.</summary>
    public string Contents() => string.Join(' ', new[] { "Organisations", "Assessments", "Responses", "AgreedAnswers", "ActionItems", "Workshops" }
        .Select(table => $"{table}: {Count($"SELECT count(*) FROM {table}")}"));

    /// <summary>With the administrator's password, so that nobody has to be invited first.</summary>
    private void AddPerson(string email, string role) => Execute($"""
        CREATE TEMP TABLE Person AS SELECT * FROM AspNetUsers LIMIT 1;
        UPDATE Person SET Id = '{Guid.NewGuid().ToString().ToUpperInvariant()}', Role = '{role}', DisplayName = '{role}', UserName = '{email}',
            NormalizedUserName = '{email.ToUpperInvariant()}', Email = '{email}', NormalizedEmail = '{email.ToUpperInvariant()}',
            SecurityStamp = '{Guid.NewGuid():N}', AccessFailedCount = 0, LockoutEnd = NULL;
        INSERT INTO AspNetUsers SELECT * FROM Person;
        DROP TABLE Person;
        """);

    [GeneratedRegex("/assessments/([0-9a-f-]{36})")]
    private static partial Regex Results();
}
