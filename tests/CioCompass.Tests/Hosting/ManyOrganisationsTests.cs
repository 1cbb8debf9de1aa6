using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Data;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Hosting;

/// <summary>The weight of the pages, as they come over the network before compression, with 1,500 organisations, 3,000 assessments and 1,500 actions.</summary>
public sealed class ManyOrganisationsTests : IAsyncLifetime
{
    private const int Organisations = 1_500;
    private const int AssessmentsEach = 2;
    private const int MostBytes = 150 * 1024;

    private static readonly string[] Addresses =
    [
        "/", "/assessments", "/assessments?page=60", "/assessments/new", "/assessments/import", "/actions", "/actions?view=board", "/admin", "/admin/organisations",
        "/admin/organisations?q=waver&page=30", "/admin/users", "/admin/audit", "/admin/retention",
    ];

    private readonly CompassWebApp app = new();
    private HttpClient administrator = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        (administrator, var ann) = await app.SignedInAsync("Ann", Role.Administrator);
        await using var db = await app.Services.GetRequiredService<IDbContextFactory<CompassDbContext>>().CreateDbContextAsync(Cancel);
        var set = await db.QuestionSets.Select(s => s.Id).FirstAsync(Cancel);
        for (var i = 0; i < Organisations; i++)
        {
            var organisation = new Organisation($"Gemeente Sint-Katelijne-Waver {i:0000}", DateTime.UnixEpoch);
            organisation.Members.Add(new OrganisationMember(organisation.Id, ann.UserId));
            db.Organisations.Add(organisation);
            Assessment[] assessments = [.. Enumerable.Range(0, AssessmentsEach).Select(n => new Assessment(
                organisation.Id, set, $"Workshop van de directie {n}", new DateOnly(2020, 1, 1).AddDays(i), DateTime.UnixEpoch))];
            db.Assessments.AddRange(assessments);
            db.ActionItems.Add(new ActionItem(
                assessments[0].Id, null, ActionOrigin.Own,
                new ActionContent($"Geef elk initiatief een eigenaar {i}", $"Afdeling {i % 300}", new DateOnly(2020, 1, 1).AddDays(i), (ActionStatus)(i % 4), ""),
                ann.DisplayName, DateTime.UnixEpoch));
        }

        await db.SaveChangesAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        administrator.Dispose();
        await app.DisposeAsync();
    }

    [Fact]
    public async Task No_page_weighs_more_than_150_KB()
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var address in Addresses)
        {
            weights[address] = Encoding.UTF8.GetByteCount(await administrator.GetStringAsync(address, Cancel));
        }

        Assert.All(weights, page => Assert.InRange(page.Value, 0, MostBytes));
    }
}
