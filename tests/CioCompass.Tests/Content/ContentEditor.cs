using Bunit;
using CioCompass.Core.Accounts;
using CioCompass.Core.Content;
using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Statistics;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Components;
using CioCompass.Web.Hosting.Pages;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace CioCompass.Tests.Content;

/// <summary>An administrator with a draft of the questions before them, and a colleague who saves at the same time.</summary>
internal sealed class ContentEditor : IAsyncDisposable
{
    private readonly InCulture english = new("en");
    private Actor? colleague;

    private ContentEditor(TestDatabase database, Actor administrator)
    {
        Database = database;
        Administrator = administrator;
        Bunit = ReaderContext.For(database, administrator);
        Bunit.Services.AddSingleton<TimeProvider>(database.Clock);
        Bunit.Services.AddSingleton(database.Get<ContentDraftService>());
        Bunit.Services.AddSingleton(database.Get<ContentPublisher>());
        Bunit.Services.AddSingleton(database.Get<DraftReader>());
        Bunit.Services.AddSingleton(database.Get<StatisticDraftService>());
        Bunit.Services.AddSingleton(database.Get<StatisticPublisher>());
        Bunit.Services.AddSingleton(database.Get<StatisticCatalog>());
        Bunit.Services.AddSingleton(database.Get<RoomQuestionCatalog>());
        Bunit.Services.AddSingleton(Pages);
        Bunit.Services.AddScoped<LanguageRendering>();
        Dialogs = Bunit.Render<MudDialogProvider>();
        Menus = Bunit.Render<MudPopoverProvider>();
    }

    public TestDatabase Database { get; }

    public Actor Administrator { get; }

    public BunitContext Bunit { get; }

    public KeptPages Pages { get; } = new(TimeProvider.System);

    public IRenderedComponent<MudDialogProvider> Dialogs { get; }

    /// <summary>Where a menu of a page is drawn once it is open.</summary>
    public IRenderedComponent<MudPopoverProvider> Menus { get; }

    public ContentDraftService Drafts => Database.Get<ContentDraftService>();

    public static async Task<ContentEditor> OpenAsync()
    {
        var database = await TestDatabase.CreateAsync();
        return new ContentEditor(database, await database.AddPersonAsync("Ann", Role.Administrator));
    }

    public async Task<QuestionDraftView> StartAsync() => (await Drafts.StartAsync(Administrator, CancellationToken.None)).Draft!;

    public async Task<QuestionDraftView> StoredAsync() => (await Drafts.FindAsync(Administrator, CancellationToken.None)).Draft!;

    /// <summary>A colleague changes the stored draft behind the editor's back.</summary>
    public async Task ColleagueSavesAsync(Func<QuestionSetDraft, QuestionSetDraft> change)
    {
        colleague ??= await Database.AddPersonAsync("Bram", Role.Administrator);
        var stored = await StoredAsync();
        var saved = await Drafts.SaveAsync(change(stored.Body), stored.Version, colleague, CancellationToken.None);
        Assert.Equal(DraftOutcome.Done, saved.Outcome);
    }

    /// <summary>Answers the dialog that is open with the button of that name.</summary>
    public async Task AnswerAsync(string button)
    {
        Dialogs.WaitForElement(".mud-dialog");
        await Dialogs.InvokeAsync(() => Dialogs.FindAll(".mud-dialog button").Single(b => b.TextContent.Trim() == button).ClickAsync(new()));
    }

    public async ValueTask DisposeAsync()
    {
        await Bunit.DisposeAsync();
        await Database.DisposeAsync();
        english.Dispose();
    }
}
