using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Joining;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Workshops;

/// <summary>From rows to what the facilitator sees.</summary>
internal static class WorkshopMapping
{
    /// <param name="ballots">By round.</param>
    /// <param name="agreed">The agreements by question key.</param>
    public static WorkshopView View(
        this Workshop workshop, RoundSubjects.Words words, int participants, int present, IReadOnlyDictionary<Guid, int> ballots,
        IReadOnlyDictionary<string, AgreedAnswer> agreed, Actor actor)
    {
        var assessment = workshop.Assessment;
        var dissent = OpenDissents(workshop, words, agreed);
        var gate = assessment.GateIn(words.Set);
        return new WorkshopView(
            workshop.Id, workshop.AssessmentId, assessment.Title, assessment.OrganisationId, assessment.Organisation.Name,
            assessment.IsSample, workshop.Status, workshop.JoinCode is { } code ? JoinCode.Display(code) : null, workshop.IsJoiningClosed,
            workshop.Expected, actor.MayEdit, workshop.StartedBy, workshop.StartedAt, workshop.ClosedAt, workshop.Version, participants,
            present, workshop.CurrentRoundId,
            [.. workshop.Rounds
                .OrderBy(r => r.Order).ThenBy(r => r.Attempt)
                .Select(r => new AgendaItem(
                    r.Id, r.Order, words.Of(r.Kind, r.Subject, withStatistic: true, r.OpenedAt), r.Attempt, r.Status, r.TimerEndsAt,
                    ballots.GetValueOrDefault(r.Id),
                    r.Kind == RoundKind.Question && words.IsIn(gate.Locked, r.Subject),
                    r.Kind == RoundKind.Question && agreed.ContainsKey(r.Subject))
                {
                    IsOpenDissent = dissent.Contains(r.Id),
                    Changed = r.Kind == RoundKind.Question && agreed.TryGetValue(r.Subject, out var settled)
                        ? AnswerChange.Of(Answer.From(settled.Kind, settled.Level), ResponseTo(assessment, words, r.Subject))
                        : null,
                })])
        {
            Gate = gate,
        };
    }

    private static Response? ResponseTo(Assessment assessment, RoundSubjects.Words words, string key) =>
        words.Set.Find(key) is { } question ? assessment.Responses.FirstOrDefault(r => r.QuestionId == question.Id) : null;

    /// <summary>The last revealed round of each question that is still asked, unless an agreement rests on it.</summary>
    private static HashSet<Guid> OpenDissents(
        Workshop workshop, RoundSubjects.Words words, IReadOnlyDictionary<string, AgreedAnswer> agreed) =>
    [
        .. workshop.Rounds
            .Where(r => r.Kind == RoundKind.Question && r.Status == RoundStatus.Revealed && words.Set.Find(r.Subject) is not null)
            .GroupBy(r => r.Subject)
            .Select(g => g.MaxBy(r => r.Attempt)!)
            .Where(r => agreed.GetValueOrDefault(r.Subject)?.RoundIds.Contains(r.Id) != true)
            .Select(r => r.Id),
    ];
}
