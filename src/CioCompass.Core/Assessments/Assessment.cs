using CioCompass.Core.Accounts;
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

    public Assessment(Guid organisationId, int questionSetId, string title, DateOnly heldOn, DateTime createdAt, bool isSample = false)
    {
        Id = Guid.CreateVersion7();
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

    /// <summary>UTC; a deleted assessment is invisible for 30 days and then purged.</summary>
    public DateTime? DeletedAt { get; private set; }

    /// <summary>Concurrency token; new with every change of status or title.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<Response> Responses => responses;

    /// <summary>The stored content of a question; empty where nobody has touched it.</summary>
    public ResponseContent ContentOf(int questionId) =>
        responses.FirstOrDefault(r => r.QuestionId == questionId)?.Content ?? ResponseContent.Empty;

    /// <summary>Stores a response. Gate, limits and conflicts are the service's to check first.</summary>
    /// <exception cref="InvalidOperationException">The assessment is completed.</exception>
    public Response Respond(int questionId, ResponseContent content, string updatedBy, DateTime now)
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

        response.Set(content, updatedBy, now);
        return response;
    }

    /// <summary>Takes over answers of an earlier assessment, each marked for review, since they are yet to be confirmed.</summary>
    public void CloneFrom(Guid earlierId, IEnumerable<(int QuestionId, ResponseContent Content)> earlier, string updatedBy, DateTime now)
    {
        ClonedFromId = earlierId;
        foreach (var (questionId, content) in earlier)
        {
            Respond(questionId, content with { MarkedForReview = true }, updatedBy, now);
        }
    }

    /// <summary>Says which file it came from.</summary>
    internal void ComeFrom(Guid originId) => OriginId = originId;

    /// <summary>Puts it back to an open assessment as a file tells of it; of the responses only those to the given questions stay.</summary>
    internal void Restate(
        int questionSetId, string title, DateOnly heldOn, DateTime createdAt, bool isSample, IReadOnlySet<int> questionIds)
    {
        Reopen();
        QuestionSetId = questionSetId;
        Title = title;
        HeldOn = heldOn;
        CreatedAt = createdAt;
        IsSample = isSample;
        responses.RemoveAll(r => !questionIds.Contains(r.QuestionId));
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

        var review = QuestionSetChanges.Between(from, to).Questions.Where(c => c.ChangesMeaning).Select(c => c.After!.Key).ToHashSet(StringComparer.Ordinal);
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
