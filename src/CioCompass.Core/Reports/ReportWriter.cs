using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Results;
using static CioCompass.Core.Assessments.Results.ResultFormat;

namespace CioCompass.Core.Reports;

/// <summary>Puts the facts of a report into words, in the current culture.</summary>
internal static class ReportWriter
{
    public static Report Write(ReportFacts facts)
    {
        var culture = CultureInfo.CurrentUICulture;
        var figures = ReportFigures.Of(facts, culture);
        var actions = facts.Actions.Select(a => Action(a, facts)).ToList();
        var questions = facts.Results.Questions.ToDictionary(
            q => q.Question.Key, q => Question(q, facts, figures, [.. actions.Where(a => a.View.QuestionKey == q.Question.Key)]), StringComparer.Ordinal);
        var findings = ReportFindings.Of(facts, actions).ToList();
        return new Report(
            Cover(facts), culture, facts.Results, [.. findings.Select(f => f.Text)], ResultSentences.CompassTitle(facts.Results),
            ResultSentences.Compass(facts.Results),
            [.. facts.Results.Themes.Select(t => new ReportTheme(
                t, t.Theme.Name.ToString(), t.Theme.Intent.ToString(), ResultSentences.Theme(t, facts.Results.Data.Previous),
                [.. t.Questions.Select(q => questions[q.Question.Key])]))],
            figures, actions, [.. ReportMethod.Notes(facts)], Report.AllSections)
        {
            Findings = findings,
        };
    }

    private static ReportCover Cover(ReportFacts facts)
    {
        var (data, set) = (facts.Results.Data, facts.Results.QuestionSet);
        return new ReportCover(
            data.Assessment.Id, data.OrganisationName, data.Assessment.Title, data.Assessment.HeldOn,
            Fill(ReportStrings.HeldOn, Day(data.Assessment.HeldOn)),
            data.Assessment.Status == AssessmentStatus.Completed,
            data.Assessment.Status == AssessmentStatus.Completed ? ResultStrings.StatusCompleted : ResultStrings.StatusOpen,
            data.Previous is { } previous ? Fill(ReportStrings.ComparedWith, previous.Title, Day(previous.HeldOn)) : null,
            data.IsSample, facts.Now, facts.Today, Fill(ReportStrings.MadeOn, Day(facts.Today)),
            Fill(ReportStrings.QuestionSet, set.Title, set.Version));
    }

    private static ReportQuestion Question(
        QuestionResult result, ReportFacts facts, IReadOnlyList<ReportFigure> figures, IReadOnlyList<ReportAction> actions)
    {
        var question = result.Question;
        var content = facts.Answers.ContentOf(question.Key);
        return new ReportQuestion(
            result, question.Text.ToString(), AnswerText(content.Answer),
            content.Answer.Level is { } level ? question.Levels[level - 1].ToString() : "",
            content.Target is { } target ? Fill(ReportStrings.TargetLevel, target) : "",
            content.Confidence switch
            {
                null => "",
                Confidence.Low => ResultStrings.ConfidenceLow,
                Confidence.Medium => ResultStrings.ConfidenceMedium,
                _ => ResultStrings.ConfidenceHigh,
            },
            content.Note, content.EvidenceLinks,
            facts.Agreed.FirstOrDefault(a => a.QuestionKey == question.Key) is { } agreed ? Agreement(agreed) : null,
            [.. facts.Rounds.Where(r => r.Kind == RoundKind.Question && r.Subject == question.Key).Select(Round)],
            [.. question.Evidence.Select(key => figures.FirstOrDefault(f => f.Key == key)).OfType<ReportFigure>()],
            actions);
    }

    private static string AnswerText(Answer answer) => answer.Kind switch
    {
        AnswerKind.Rated => Fill(ReportStrings.AnswerLevel, answer.Level!, Questions.LevelNames.Of(answer.Level!.Value)),
        AnswerKind.DontKnow => ResultStrings.DontKnow,
        AnswerKind.NotApplicable => ResultStrings.NotApplicable,
        _ => ResultStrings.Unanswered,
    };

    private static ReportAgreement Agreement(AgreedAnswerView agreed) => new(
        AnswerText(agreed.Answer), agreed.Rationale, agreed.MinorityView,
        Fill(ReportStrings.RecordedBy, agreed.AgreedBy, Day(DateOnly.FromDateTime(agreed.AgreedAt))));

    private static ReportRound Round(RevealedRound round)
    {
        var levels = (round.Result as RoundResult.Levels)?.Tally;
        return new ReportRound(
            round, Fill(ReportStrings.VoteOn, round.Attempt, Day(DateOnly.FromDateTime(round.RevealedAt))), Sentence(), levels);

        string Sentence() => (round.Result, levels) switch
        {
            (RoundResult.Withheld withheld, _) => Fill(ReportStrings.RoundWithheld, withheld.MinimumCount),
            (_, { Consensus: { } consensus }) => Fill(
                ReportStrings.RoundSentence, levels.Rated, RoundTexts.Of(levels.Median), RoundTexts.ConsensusNumber(consensus),
                RoundTexts.ConsensusWord(consensus), RoundTexts.Split(levels.WidestSplit)) + Others(levels),
            ({ }, { }) => ReportStrings.RoundNoLevel + Others(levels),
            _ => "",
        };
    }

    private static string Others(LevelTally tally) =>
        tally.DontKnow + tally.Abstained == 0 ? "" : " " + Fill(ReportStrings.RoundOthers, tally.DontKnow, tally.Abstained);

    private static ReportAction Action(ActionView action, ReportFacts facts) => new(
        action, action.Content.Title, action.Content.Owner, ActionTexts.Due(action.Content.DueOn), ActionTexts.Of(action.Content.Status),
        action.IsOverdue(facts.Today), ActionTexts.Of(action.Origin),
        action.QuestionKey is { } key ? facts.Results.QuestionSet.Find(key)?.Text.ToString() ?? "" : "", action.Content.Note);
}
