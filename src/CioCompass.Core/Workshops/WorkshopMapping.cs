using CioCompass.Core.Accounts;
using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops;

/// <summary>From rows to what the facilitator sees.</summary>
internal static class WorkshopMapping
{
    /// <param name="ballots">By round.</param>
    /// <param name="agreed">Keys of the questions with an agreed answer.</param>
    public static WorkshopView View(
        this Workshop workshop, RoundSubjects.Words words, int participants, IReadOnlyDictionary<Guid, int> ballots,
        IReadOnlySet<string> agreed, Actor actor)
    {
        var assessment = workshop.Assessment;
        var locked = assessment.LockedThemes(words.Set);
        return new WorkshopView(
            workshop.Id, workshop.AssessmentId, assessment.Title, assessment.OrganisationId, assessment.Organisation.Name,
            assessment.IsSample, workshop.Status, workshop.JoinCode is { } code ? JoinCode.Display(code) : null, actor.MayEdit,
            workshop.StartedBy, workshop.StartedAt, workshop.ClosedAt, workshop.Version, participants, workshop.CurrentRoundId,
            [.. workshop.Rounds
                .OrderBy(r => r.Order).ThenBy(r => r.Attempt)
                .Select(r => new AgendaItem(
                    r.Id, r.Order, words.Of(r.Kind, r.Subject, withFigure: true, r.OpenedAt), r.Attempt, r.Status, r.TimerEndsAt,
                    ballots.GetValueOrDefault(r.Id),
                    r.Kind == RoundKind.Question && words.IsIn(locked, r.Subject),
                    r.Kind == RoundKind.Question && agreed.Contains(r.Subject)))]);
    }

    /// <summary>The gate over stored responses; the assessment needs its responses loaded.</summary>
    public static IReadOnlySet<string> LockedThemes(this Assessment assessment, Questions.QuestionSetView set) =>
        Gate.LockedThemes(set, key => assessment.ContentOf(set.Find(key)!.Id).Answer);
}
