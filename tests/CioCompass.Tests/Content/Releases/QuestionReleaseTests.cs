using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Questions;
using CioCompass.Tests.Content.Packages;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Content.Releases;

/// <summary>The questions when a later program with other texts opens the database.</summary>
public sealed class QuestionReleaseTests : IAsyncLifetime
{
    private const string Reworded = "new-role";

    private EarlierProgram earlier = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private TestDatabase Database => earlier.Database;

    public async ValueTask InitializeAsync() => earlier = await EarlierProgram.StartAsync();

    public ValueTask DisposeAsync() => earlier.DisposeAsync();

    [Fact]
    public async Task A_running_assessment_keeps_its_questions_and_the_upgrade_names_what_reads_differently_and_nothing_else()
    {
        var consultant = await Database.AddPersonAsync("Carla", Role.Consultant);
        var organisation = await Database.AddOrganisationAsync("Acme", consultant);
        var created = await Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment(organisation.Id, "Spring", new DateOnly(2026, 3, 2), null), consultant, Cancel);
        var id = created.Id!.Value;

        await earlier.UpgradeAsync();

        Assert.Equal(1, (await Database.Get<AssessmentService>().FindAsync(id, consultant, Cancel))!.QuestionSet.Version);
        var upgrade = (await Database.Get<UpgradeService>().FindAsync(id, consultant, Cancel))!;
        Assert.Equal((UpgradeOutcome.Done, 1, 2), (upgrade.Possible, upgrade.FromVersion, upgrade.ToVersion));
        Assert.Equal(
            new Dictionary<string, ContentChange>
            {
                ["innovation-technology"] = ContentChange.Explained,
                [Reworded] = ContentChange.Reworded | ContentChange.Explained,
            },
            upgrade.Changes.Questions.ToDictionary(c => c.After!.Key, c => c.Change));
        Assert.Equal(2, upgrade.Changes.Count);
    }

    [Fact]
    public async Task A_set_that_an_administrator_edited_keeps_their_edits_and_takes_the_rest()
    {
        await earlier.Editor.EditQuestionsAsync(body => (body with
        {
            Title = body.Title.With("en", "Our compass"),
            RoleContext = [.. body.RoleContext.Skip(1)],
            Themes = [.. body.Themes.Take(3).Append(body.Themes[3] with { Questions = [.. body.Themes[3].Questions.Skip(1)] })],
        }).Replace(body.FindQuestion("dialogue")! with { Text = Localized.Of("Praat je met ze?", "Do you talk?", "Parlez-vous ?") }));
        await earlier.Editor.PublishQuestionsAsync();
        var theirs = QuestionSetDraft.Of(await SetAsync());

        await earlier.UpgradeAsync();

        var shipped = QuestionSetDraft.Of(await ShippedAsync());
        var after = await SetAsync();
        var body = QuestionSetDraft.Of(after);
        Assert.Equal(3, after.Version);

        // A text that somebody edited gets no words of a language that came later.
        Assert.Equal(shipped.Title.Only(EarlierProgram.Languages).With("en", "Our compass"), body.Title);
        Assert.Equal(shipped.RoleContext.Skip(1), body.RoleContext);
        Assert.Equal(theirs.Themes.SelectMany(t => t.Questions).Select(q => q.Key), after.Questions.Select(q => q.Key));
        Assert.Equal("Do you talk?", body.FindQuestion("dialogue")!.Text.En);
        Assert.Equal(shipped.FindQuestion("dialogue")!.Guidance, body.FindQuestion("dialogue")!.Guidance);
        Assert.Equal(shipped.FindQuestion(Reworded)!.Text, body.FindQuestion(Reworded)!.Text);
        Assert.DoesNotContain(
            ContentRules.Check(body, new HashSet<string>(after.Questions.SelectMany(q => q.Evidence)), EarlierProgram.Languages), e => e.Blocks);
    }

    [Fact]
    public async Task A_set_that_nobody_edited_is_the_releases()
    {
        await earlier.UpgradeAsync();

        Assert.Equal(QuestionSetDraft.Of(await ShippedAsync()).ToJson(), QuestionSetDraft.Of(await SetAsync()).ToJson());
    }

    [Fact]
    public async Task Questions_that_were_being_edited_stay_as_a_draft_and_are_outdated()
    {
        await earlier.Editor.EditQuestionsAsync(body => body with { Title = body.Title.With("en", "Our compass") });

        await earlier.UpgradeAsync();

        var administrator = earlier.Editor.Administrator;
        var draft = (await Database.Get<ContentDraftService>().FindAsync(administrator, Cancel)).Draft!;
        Assert.Equal("Our compass", draft.Body.Title.En);
        Assert.Equal(
            PublishOutcome.Outdated, (await Database.Get<ContentPublisher>().PublishAsync(draft.Version, administrator, Cancel)).Outcome);
    }

    [Fact]
    public async Task A_package_of_the_earlier_program_is_still_taken_in_as_drafts()
    {
        var file = await earlier.Editor.ExportAsync();
        await using var here = await PackageExample.OpenAsync();

        var result = await here.TakeAsync(file);

        Assert.All(result.Items, i => Assert.Equal(PackageItemOutcome.Drafted, i.Outcome));
        Assert.All(result.Items.Skip(1), i => Assert.True(i.KeepsRoom));
    }

    private static async Task<QuestionSetView> ShippedAsync()
    {
        await using var database = await TestDatabase.CreateAsync();
        return await database.Get<QuestionCatalog>().CurrentAsync(Cancel);
    }

    private Task<QuestionSetView> SetAsync() => Database.Get<QuestionCatalog>().LatestAsync(Cancel);
}
