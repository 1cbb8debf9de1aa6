using System.Text;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.Packages;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Questions;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Content.Statistics;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Content.Packages;

/// <summary>An installation with an administrator, which publishes, exports and imports content.</summary>
internal sealed class PackageExample : IAsyncDisposable
{
    public const string Article = "business-social-issues";

    public const string Own = "our-own-figure";

    private PackageExample(TestDatabase database, Actor administrator) => (Database, Administrator) = (database, administrator);

    public TestDatabase Database { get; }

    public Actor Administrator { get; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StatisticDraftService Figures => Database.Get<StatisticDraftService>();

    private ContentDraftService Questions => Database.Get<ContentDraftService>();

    public static async Task<PackageExample> OpenAsync() => await OverAsync(await TestDatabase.CreateAsync());

    public static async Task<PackageExample> OverAsync(TestDatabase database) =>
        new(database, await database.AddPersonAsync("Ann", Role.Administrator));

    /// <summary>An installation that published another title, a corrected figure, and one of its own that its first question rests on.</summary>
    public static async Task<PackageExample> EditedAsync()
    {
        var example = await OpenAsync();
        await example.Figures.AddAsync(Guid.NewGuid(), "Our own figure", example.Administrator, Cancel);
        await example.EditStatisticAsync(Own, _ => StatisticExample.Complete with { Room = StatisticExample.Room });
        await example.PublishStatisticAsync(Own);
        await example.EditStatisticAsync(Article, body => body with { Percentage = 79 });
        await example.PublishStatisticAsync(Article);
        await example.EditQuestionsAsync(body => (body with { Title = StatisticExample.Text("title") }).Replace(
            body.Themes[0].Questions[0] with { Evidence = [Own] }));
        await example.PublishQuestionsAsync();
        return example;
    }

    public async Task EditStatisticAsync(string key, Func<StatisticDraft, StatisticDraft> change)
    {
        var found = (await Figures.FindAsync(key, Administrator, Cancel)).Draft;
        var draft = found ?? (await Figures.StartAsync(key, Administrator, Cancel)).Draft!;
        await Figures.SaveAsync(key, change(draft.Body), draft.Version, Administrator, Cancel);
    }

    public async Task EditQuestionsAsync(Func<QuestionSetDraft, QuestionSetDraft> change)
    {
        var draft = (await Questions.StartAsync(Administrator, Cancel)).Draft!;
        await Questions.SaveAsync(change(draft.Body), draft.Version, Administrator, Cancel);
    }

    public async Task PublishStatisticAsync(string key)
    {
        var draft = (await Figures.FindAsync(key, Administrator, Cancel)).Draft!;
        var result = await Database.Get<StatisticPublisher>().PublishAsync(key, draft.Version, Administrator, Cancel);
        Assert.True(result.Outcome == PublishOutcome.Published, $"{key}: {result.Outcome} {string.Join(", ", result.Errors)}");
    }

    public async Task PublishQuestionsAsync()
    {
        var draft = (await Questions.FindAsync(Administrator, Cancel)).Draft!;
        var result = await Database.Get<ContentPublisher>().PublishAsync(draft.Version, Administrator, Cancel);
        Assert.True(result.Outcome == PublishOutcome.Published, $"{result.Outcome} {string.Join(", ", result.Errors)}");
    }

    public async Task<byte[]> ExportAsync() =>
        PackageJson.Write((await Database.Get<PackageExportService>().ExportAsync(Administrator, Cancel))!);

    public Task<PackageResult> ImportAsync(byte[] file) => Database.Get<PackageImportService>().ImportAsync(file, Administrator, Cancel);

    public async Task<PackageResult.Taken> TakeAsync(byte[] file)
    {
        var result = await ImportAsync(file);
        return Assert.IsType<PackageResult.Taken>(result);
    }

    /// <summary>The published content as readers see it, without the numbers that each installation gives by itself.</summary>
    public async Task<string> PublishedAsync()
    {
        var set = await Database.Get<QuestionCatalog>().LatestAsync(Cancel);
        var figures = await Database.Get<StatisticCatalog>().LatestAsync(Cancel);
        var rooms = await Database.Get<RoomQuestionCatalog>().LatestAsync(Cancel);
        return string.Join('\n', figures.Statistics
            .Select(s => $"{s.Key} {s.IsOwn} {StatisticDraft.Of(s, rooms.GetValueOrDefault(s.Key)).ToJson()}")
            .Prepend(QuestionSetDraft.Of(set).ToJson()));
    }

    public static ContentPackage Read(byte[] file)
    {
        var read = PackageReader.Read(file);
        Assert.True(read.Package is not null, string.Join(", ", read.Errors));
        return read.Package!;
    }

    /// <summary>The file with the first of one text replaced by another; it must be there.</summary>
    public static byte[] Changed(byte[] file, string from, string to)
    {
        var text = Encoding.UTF8.GetString(file);
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, from);
        return Encoding.UTF8.GetBytes(text[..at] + to + text[(at + from.Length)..]);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
