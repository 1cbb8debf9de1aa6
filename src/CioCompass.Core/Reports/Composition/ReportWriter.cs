using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Gates;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agreements;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Composition;

/// <summary>Puts the facts of a report into words, in the current culture.</summary>
internal static class ReportWriter
{
    public static Report Write(ReportFacts facts)
    {
        var culture = CultureInfo.CurrentUICulture;
        var statistics = ReportStatistics.Of(facts, culture);
        var actions = facts.Actions
            .OrderBy(a => a.Content.DueOn is null).ThenBy(a => a.Content.DueOn).ThenBy(a => a.CreatedAt)
            .Select(a => Action(a, facts)).ToList();
        var questions = facts.Results.Questions.ToDictionary(
            q => q.Question.Key, q => Question(q, facts, statistics, [.. actions.Where(a => a.View.QuestionKey == q.Question.Key)]), StringComparer.Ordinal);
        var findings = ReportFindings.Of(facts, actions).ToList();
        return new Report(
            Cover(facts), culture, facts.Results, [.. findings.Select(f => f.Text)], ResultSentences.CompassTitle(facts.Results),
            ResultSentences.Compass(facts.Results),
            [.. facts.Results.Themes.Select(t => new ReportTheme(
                t, t.Theme.Name.ToString(), t.Theme.Intent.ToString(), ResultSentences.Theme(t, facts.Results.Data.Previous),
                [.. t.Questions.Select(q => questions[q.Question.Key])]))],
            statistics, actions, [.. ReportMethod.Notes(facts)], Report.AllSections)
        {
            Findings = findings,
        };
    }

    private static ReportCover Cover(ReportFacts facts)
    {
        var (data, set) = (facts.Results.Data, facts.Results.QuestionSet);
        return new ReportCover(
            data.Assessment.Id, data.OrganisationName, data.Assessment.Title, data.Assessment.HeldOn,
            ReportStrings.HeldOn.Fill(Days.Long(data.Assessment.HeldOn)),
            data.Assessment.Status == AssessmentStatus.Completed,
            data.Assessment.Status == AssessmentStatus.Completed ? ResultStrings.StatusCompleted : ResultStrings.StatusOpen,
            data.Previous is { } previous ? ReportStrings.ComparedWith.Fill(previous.Title, Days.Long(previous.HeldOn)) : null,
            data.IsSample, facts.Now, facts.Today, ReportStrings.MadeOn.Fill(Moments.WithZone(facts.Now)),
            ReportStrings.QuestionSet.Fill(set.Title, set.Version))
        {
            GateText = data.Gate?.Text(),
        };
    }

    private static ReportQuestion Question(
        QuestionResult result, ReportFacts facts, IReadOnlyList<ReportStatistic> statistics, IReadOnlyList<ReportAction> actions)
    {
        var question = result.Question;
        var content = facts.Answers.ContentOf(question.Key);
        return new ReportQuestion(
            result, question.Text.ToString(),
            result.Now.CarriedOver ? ReportStrings.AnswerCarriedOver.Fill(AnswerText(content.Answer)) : AnswerText(content.Answer),
            content.Answer.Level is { } level ? question.Levels[level - 1].ToString() : "",
            content.Target is { } target ? ReportStrings.TargetLevel.Fill(target) : "",
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
            [.. question.Evidence.Select(key => statistics.FirstOrDefault(f => f.Key == key)).OfType<ReportStatistic>()],
            actions)
        {
            EarlyText = result.Now.BeforeInventory ? GateStrings.Early : "",
            IsOpenDissent = facts.OpenDissents.Any(d => d.QuestionKey == question.Key),
        };
    }

    private static string AnswerText(Answer answer) => answer.Kind switch
    {
        AnswerKind.Rated => ReportStrings.AnswerLevel.Fill(answer.Level!, Questions.LevelNames.Of(answer.Level!.Value)),
        AnswerKind.DontKnow => ResultStrings.DontKnow,
        AnswerKind.NotApplicable => ResultStrings.NotApplicable,
        _ => ResultStrings.Unanswered,
    };

    private static ReportAgreement Agreement(AgreedAnswerView agreed) => new(
        AnswerText(agreed.Answer), agreed.Rationale, agreed.MinorityView,
        ReportStrings.RecordedBy.Fill(agreed.AgreedBy, Days.Long(ReaderZone.DayOf(agreed.AgreedAt))))
    {
        ChangedText = agreed.Changed is { } change ? AgreementTexts.Of(change) : "",
    };

    private static ReportRound Round(RevealedRound round)
    {
        var levels = (round.Result as RoundResult.Levels)?.Tally;
        return new ReportRound(
            round, ReportStrings.VoteOn.Fill(round.Attempt, Days.Long(ReaderZone.DayOf(round.RevealedAt))), Sentence(), levels);

        string Sentence() => (round.Result, levels) switch
        {
            (RoundResult.Withheld { BesideAnother: true } withheld, _) => LevelTexts.Of(withheld, "") + ".",
            (RoundResult.Withheld withheld, _) => LevelTexts.Of(withheld, ReportStrings.RoundWithheld),
            (_, { }) => string.Join(" ", Sentences(levels)),
            _ => "",
        };
    }

    private static IEnumerable<string> Sentences(LevelTally tally)
    {
        if (tally.DontKnowLeads)
        {
            yield return LevelTexts.DontKnow(tally) + ".";
        }

        yield return tally.Consensus is { } consensus
            ? ReportStrings.RoundSentence.Fill(tally.Rated, RoundTexts.Of(tally.Median), RoundTexts.ConsensusNumber(consensus),
                RoundTexts.ConsensusWord(consensus), RoundTexts.Split(tally.WidestSplit))
            : LevelTexts.Rated(tally) + ".";
        if (tally.DontKnow > 0 && !tally.DontKnowLeads)
        {
            yield return LevelTexts.DontKnow(tally) + ".";
        }

        if (tally.Abstained > 0)
        {
            yield return ReportStrings.RoundAbstained.Fill(tally.Abstained);
        }

        if (LevelTexts.Confidence(tally) is { } sure)
        {
            yield return sure;
        }
    }

    private static ReportAction Action(ActionView action, ReportFacts facts) => new(
        action, action.Content.Title, action.Content.Owner, ActionTexts.Due(action.Content.DueOn), ActionTexts.Of(action.Content.Status),
        action.IsOverdue(facts.Today), ActionTexts.Of(action.Origin),
        action.QuestionKey is { } key ? facts.Results.QuestionSet.Find(key)?.Text.ToString() ?? "" : "", action.Content.Note)
    {
        FromText = action.AssessmentId == facts.Results.Data.Assessment.Id ? "" : ReportStrings.ActionFrom.Fill(action.AssessmentTitle),
    };
}
