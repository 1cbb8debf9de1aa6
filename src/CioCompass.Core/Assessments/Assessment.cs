using CioCompass.Core.Accounts;
using CioCompass.Core.Accounts.Organisations;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Upgrades;
using CioCompass.Core.Questions;

namespace CioCompass.Core.Assessments;

public enum AssessmentStatus
{
    Open = 0,
    Completed = 1,
}

/// <summary>One organisation's answers to one version of the question set, as of one day.</summary>
public sealed class Assessment
{
    public const int TitleMaxLength = 200;

    private readonly List<Response> responses = [];

    private Assessment()
    {
    }

    /// <param name="id">Null for a new one.</param>
    public Assessment(
        Guid organisationId, int questionSetId, string title, DateOnly heldOn, DateTime createdAt, bool isSample = false, Guid? id = null)
    {
        Id = id ?? Guid.CreateVersion7();
        OrganisationId = organisationId;
        QuestionSetId = questionSetId;
        Title = title;
        HeldOn = heldOn;
        CreatedAt = createdAt;
        IsSample = isSample;
        Version = Guid.NewGuid();
    }

    public Guid Id { get; private set; }

    public Guid OrganisationId { get; private set; }

    public Organisation Organisation { get; private set; } = null!;

    public int QuestionSetId { get; private set; }

    public QuestionSet QuestionSet { get; private set; } = null!;

    public string Title { get; private set; } = "";

    /// <summary>The day that the answers speak of; assessments of an organisation are ordered and compared by it.</summary>
    public DateOnly HeldOn { get; private set; }

    public AssessmentStatus Status { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; null while it is open.</summary>
    public DateTime? CompletedAt { get; private set; }

    /// <summary>The earlier assessment that its answers were copied from.</summary>
    public Guid? ClonedFromId { get; private set; }

    /// <summary>
    /// The id that it carries in files where it was imported from one; null where it was made here. Files of several installations meet
    /// by it, while the row has an id of its own: an id that is taken shows to nobody that it is.
    /// </summary>
    public Guid? OriginId { get; private set; }

    /// <summary>The id that it carries in files.</summary>
    public Guid TravelId => OriginId ?? Id;

    public bool IsSample { get; private set; }

    /// <summary>A try-out or a rehearsal: shown where it is asked for, and never counted in a comparison, a trend or a benchmark.</summary>
    public bool IsTrial { get; private set; }

    /// <summary>UTC; a deleted assessment is invisible for 30 days and then purged.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>
    /// Whether it is being written or removed piece by piece, in transactions of their own: deleted for everybody, and to be restored by nobody. The
    /// retention removes what broke off.
    /// </summary>
    public bool IsUnfinished { get; private set; }

    /// <summary>The latest opening of the later themes before the inventory was complete; null where there was none.</summary>
    public GateOpening? GateOpening { get; private set; }

    /// <summary>Concurrency token; new with every change of status, title or gate.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<Response> Responses => responses;

    /// <summary>The stored content of a question; empty where nobody has touched it.</summary>
    public ResponseContent ContentOf(int questionId) =>
        responses.FirstOrDefault(r => r.QuestionId == questionId)?.Content ?? ResponseContent.Empty;

    /// <summary>The gate over the stored responses.</summary>
    /// <param name="set">The version of the questions that it has, or one that it could take.</param>
    public GateState GateIn(QuestionSetView set) => Gate.Of(set, key => ContentOf(set.Find(key)!.Id).Answer, GateOpening);

    /// <summary>Stores a response. Gate, limits and conflicts are the service's to check first.</summary>
    /// <param name="beforeInventory">The gate is opened with a reason, and the question lies behind it.</param>
    /// <exception cref="InvalidOperationException">The assessment is completed.</exception>
    public Response Respond(int questionId, ResponseContent content, string updatedBy, DateTime now, bool beforeInventory = false)
    {
        if (Status == AssessmentStatus.Completed)
        {
            throw new InvalidOperationException("A completed assessment takes no answers; reopen it first.");
        }

        var response = responses.FirstOrDefault(r => r.QuestionId == questionId);
        if (response is null)
        {
            response = new Response(questionId);
            responses.Add(response);
        }

        response.Set(content, updatedBy, now, beforeInventory);
        return response;
    }

    /// <summary>Copies answers of an earlier assessment, each marked as carried over and for review, since they are yet to be confirmed.</summary>
    public void CloneFrom(Guid earlierId, IEnumerable<(int QuestionId, ResponseContent Content)> earlier, string updatedBy, DateTime now)
    {
        ClonedFromId = earlierId;
        foreach (var (questionId, content) in earlier)
        {
            Respond(questionId, content with { MarkedForReview = true, CarriedOver = true }, updatedBy, now);
        }
    }

    /// <summary>Hides it until all of it is written.</summary>
    internal void Begin(DateTime now)
    {
        IsUnfinished = true;
        Delete(now);
    }

    /// <summary>Shows what was hidden while it was written.</summary>
    internal void Finish()
    {
        IsUnfinished = false;
        Restore();
    }

    /// <summary>Says which file it came from.</summary>
    internal void SetOrigin(Guid originId) => OriginId = originId;

    /// <summary>Says that its gate was opened in another installation.</summary>
    internal void ImportGateOpening(GateOpening opening) => GateOpening = opening;

    /// <summary>Says which assessment its answers were copied from.</summary>
    internal void CopiedFrom(Guid earlierId) => ClonedFromId = earlierId;

    /// <summary>Takes it out of comparisons, trends and benchmarks, or back into them.</summary>
    public void CountAsTrial(bool isTrial)
    {
        IsTrial = isTrial;
        Version = Guid.NewGuid();
    }

    /// <summary>Puts it back to an open assessment as a file tells of it; its responses are the caller's to replace.</summary>
    internal void Restate(int questionSetId, string title, DateOnly heldOn, DateTime createdAt, bool isSample, bool isTrial)
    {
        Reopen();
        GateOpening = null;
        QuestionSetId = questionSetId;
        Title = title;
        HeldOn = heldOn;
        CreatedAt = createdAt;
        IsSample = isSample;
        IsTrial = isTrial;
    }

    /// <summary>
    /// Takes another version of its questions. Answers move by question key; those whose question or levels read differently are marked
    /// for review.
    /// </summary>
    /// <returns>Answers to questions that the other version does not ask; they are no longer among the responses.</returns>
    /// <exception cref="InvalidOperationException">The assessment is completed.</exception>
    internal IReadOnlyList<FormerAnswer> MoveTo(QuestionSetView from, QuestionSetView to, DateTime now)
    {
        if (Status == AssessmentStatus.Completed)
        {
            throw new InvalidOperationException("A completed assessment keeps its questions; reopen it first.");
        }

        var review = QuestionSetChanges.InWords(from, to).Questions.Where(c => c.ChangesMeaning).Select(c => c.After!.Key).ToHashSet(StringComparer.Ordinal);
        var former = new List<FormerAnswer>();
        foreach (var response in responses.ToList())
        {
            var asked = from.Questions.Single(q => q.Id == response.QuestionId);
            if (to.Find(asked.Key) is { } question)
            {
                response.AskedAs(question.Id, review.Contains(asked.Key), now);
                continue;
            }

            responses.Remove(response);
            if (response.Content != ResponseContent.Empty)
            {
                former.Add(new FormerAnswer(Id, asked.Key, from.Version, response)
                {
                    Question = asked.Text,
                    Descriptor = response.Level is { } level ? asked.Levels[level - 1] : null,
                });
            }
        }

        QuestionSetId = to.Id;
        Version = Guid.NewGuid();
        return former;
    }

    /// <summary>Opens the later themes before the inventory is complete. That it is shut is the service's to check first.</summary>
    internal void OpenGate(string reason, string openedBy, DateTime now)
    {
        GateOpening = new GateOpening(openedBy, now, reason);
        Version = Guid.NewGuid();
    }

    internal void TakeBackGate(string takenBackBy, DateTime now)
    {
        GateOpening = GateOpening! with { TakenBackBy = takenBackBy, TakenBackAt = now };
        Version = Guid.NewGuid();
    }

    public void Complete(DateTime now)
    {
        Status = AssessmentStatus.Completed;
        CompletedAt = now;
        Version = Guid.NewGuid();
    }

    public void Reopen()
    {
        Status = AssessmentStatus.Open;
        CompletedAt = null;
        Version = Guid.NewGuid();
    }

    public void Delete(DateTime now)
    {
        DeletedAt ??= now;
        Version = Guid.NewGuid();
    }

    public void Restore()
    {
        DeletedAt = null;
        Version = Guid.NewGuid();
    }
}
