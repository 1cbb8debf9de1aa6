using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Assessments.Actions;

/// <summary>One organisation with a consultant, a CIO and an assessment; a consultant of somewhere else. Today is 2 March 2026.</summary>
public sealed class ActionExample : IAsyncDisposable
{
    public const string Question = "initiatives";

    public static readonly DateOnly Today = new(2026, 3, 2);

    private ActionExample(TestDatabase database) => Database = database;

    public TestDatabase Database { get; }

    public Actor Consultant { get; private set; } = null!;

    public Actor Cio { get; private set; } = null!;

    public Actor Stranger { get; private set; } = null!;

    public Organisation Organisation { get; private set; } = null!;

    public Guid AssessmentId { get; private set; }

    public ActionService Service => Database.Get<ActionService>();

    public ActionPlan Plan => Database.Get<ActionPlan>();

    public ActionCarryOver CarryOver => Database.Get<ActionCarryOver>();

    /// <param name="configure">What is to differ from the program's own services.</param>
    public static async Task<ActionExample> CreateAsync(Action<IServiceCollection>? configure = null)
    {
        var example = new ActionExample(await TestDatabase.CreateAsync(configure));
        example.Consultant = await example.Database.AddPersonAsync("Bram", Role.Consultant);
        example.Cio = await example.Database.AddPersonAsync("Carla", Role.Cio);
        example.Stranger = await example.Database.AddPersonAsync("Dirk", Role.Consultant);
        example.Organisation = await example.Database.AddOrganisationAsync("Dijle", example.Consultant, example.Cio);
        example.AssessmentId = await example.AddAssessmentAsync("Workshop", Today);
        return example;
    }

    public async Task<Guid> AddAssessmentAsync(string title, DateOnly heldOn, Organisation? organisation = null, Actor? by = null) =>
        (await Database.Get<AssessmentService>().CreateAsync(
            new NewAssessment((organisation ?? Organisation).Id, title, heldOn, null), by ?? Consultant, CancellationToken.None)).Id!.Value;

    /// <param name="due">Days from today.</param>
    public async Task<ActionView> AddAsync(
        string title, int? due = null, ActionStatus status = ActionStatus.Open, string owner = "", string note = "", string? question = Question,
        Guid? assessmentId = null)
    {
        var content = new ActionContent(title, owner, due is { } days ? Today.AddDays(days) : null, status, note);
        var result = await Service.CreateAsync(
            new NewAction(assessmentId ?? AssessmentId, question, ActionOrigin.Gap, content), Consultant, CancellationToken.None);
        Database.Clock.Advance(TimeSpan.FromSeconds(1));
        return Assert.IsType<ActionResult.Saved>(result).Action;
    }

    public async Task<ActionView> FindAsync(Guid id) =>
        (await Service.ForAsync(AssessmentId, Consultant, CancellationToken.None)).Single(a => a.Id == id);

    public async Task<IReadOnlyList<string>> TitlesAsync(ActionFilter? filter = null, int page = 1, Actor? reader = null) =>
        [.. (await Plan.PageAsync(filter ?? ActionFilter.All, page, reader ?? Consultant, CancellationToken.None))!.Items.Select(a => a.Content.Title)];

    public async Task<int> AuditedAsync(AuditAction action, Guid? subject, Actor? by = null)
    {
        await using var db = Database.Open();
        var actor = by ?? Consultant;
        return await db.AuditEntries.CountAsync(e => e.Action == action && e.SubjectId == subject && e.ActorId == actor.UserId);
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();
}
