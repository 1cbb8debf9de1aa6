using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Ballots;
using CioCompass.Core.Workshops.Results;
using CioCompass.Core.Workshops.Rounds;

namespace CioCompass.Core.Reports.Travel.Parsing;

/// <summary>Checks that the members of a document, each of which is right by itself, fit together.</summary>
internal static class DocumentRules
{
    public static void Check(AssessmentDocument document, ImportErrors errors)
    {
        var assessment = document.Assessment;
        errors.Require(
            assessment.Status == AssessmentStatus.Completed == assessment.CompletedAt is not null,
            "$.assessment.completedAt", ImportErrorKind.DoesNotFit, "status");

        if (assessment.Gate is { } gate)
        {
            errors.Require(gate.TakenBackAt is null == gate.TakenBackBy is null, "$.assessment.gate.takenBackBy", ImportErrorKind.DoesNotFit, "takenBackAt");
        }

        JsonPlaces.Once(document.QuestionSet.Questions, q => q.Key, "$.questionSet.questions", "key", errors);
        JsonPlaces.Once(document.Responses, r => r.Question, "$.responses", "question", errors);
        JsonPlaces.Once(document.AgreedAnswers, a => a.Question, "$.agreedAnswers", "question", errors);
        foreach (var (response, path) in JsonPlaces.Of(document.Responses, "$.responses"))
        {
            CheckLevel(response.Answer, response.Level, path, errors);
            var isAnswered = response.Answer != AnswerKind.Unanswered;
            errors.Require(isAnswered || !response.CarriedOver, $"{path}.carriedOver", ImportErrorKind.DoesNotFit, "answer");
            errors.Require(!isAnswered || response.AnsweredAt is not null, $"{path}.answeredAt", ImportErrorKind.DoesNotFit, "answer");
            errors.Require(response.Links.Distinct(StringComparer.Ordinal).Count() == response.Links.Count, $"{path}.links", ImportErrorKind.Twice);
        }

        CheckRounds(document, errors);
        var marked = document.WithChanges();
        foreach (var (agreed, path) in JsonPlaces.Of(document.AgreedAnswers, "$.agreedAnswers"))
        {
            CheckLevel(agreed.Answer, agreed.Level, path, errors);
            CheckAttempts(document, agreed, path, errors);
            var changed = marked.AgreedAnswers.First(m => m.Question == agreed.Question).Changed;
            errors.Require(agreed.Changed is null || agreed.Changed == changed, $"{path}.changed", ImportErrorKind.DoesNotFit, "responses");
        }

        if (document.Former is { } former)
        {
            CheckFormer(document, former, errors);
        }

        foreach (var (action, path) in JsonPlaces.Of(document.Actions, "$.actions"))
        {
            var isClosed = action.Status is ActionStatus.Done or ActionStatus.Dropped;
            errors.Require(isClosed == action.ClosedAt is not null, $"{path}.closedAt", ImportErrorKind.DoesNotFit, "status");
        }
    }

    private static void CheckFormer(AssessmentDocument document, FormerPart former, ImportErrors errors)
    {
        JsonPlaces.Once(former.Answers, a => $"{a.Question} {a.Version}", "$.former.answers", "version", errors);
        JsonPlaces.Once(former.AgreedAnswers, a => a.Question, "$.former.agreedAnswers", "question", errors);
        foreach (var (answer, path) in JsonPlaces.Of(former.Answers, "$.former.answers"))
        {
            CheckLevel(answer.Answer, answer.Level, path, errors);
            errors.Require(answer.Descriptor is null || answer.Level is not null, $"{path}.descriptor", ImportErrorKind.DoesNotFit, "level");
            errors.Require(answer.Links.Distinct(StringComparer.Ordinal).Count() == answer.Links.Count, $"{path}.links", ImportErrorKind.Twice);
        }

        foreach (var (agreed, path) in JsonPlaces.Of(former.AgreedAnswers, "$.former.agreedAnswers"))
        {
            CheckLevel(agreed.Answer, agreed.Level, path, errors);
            CheckAttempts(document, agreed, path, errors);
        }
    }

    private static void CheckRounds(AssessmentDocument document, ImportErrors errors)
    {
        var seen = new HashSet<(RoundKind, string, int)>();
        var rounds = JsonPlaces.Of(document.Workshops, "$.workshops").Concat(JsonPlaces.Of(document.Former?.Workshops ?? [], "$.former.workshops"))
            .SelectMany(w => JsonPlaces.Of(w.Item.Rounds, $"{w.Path}.rounds")).ToList();
        errors.Require(
            rounds.Sum(r => r.Item.Votes.Sum(v => (long)v.Count)) <= WorkshopReading.AllBallotsAtMost,
            "$.workshops", ImportErrorKind.TooMany, WorkshopReading.AllBallotsAtMost.ToString(CultureInfo.InvariantCulture));
        foreach (var (round, path) in rounds)
        {
            errors.Require(seen.Add(round.Key()), path, ImportErrorKind.Twice);
            errors.Require(
                round.Status == RoundStatus.Revealed == round.RevealedAt is not null, $"{path}.revealedAt", ImportErrorKind.DoesNotFit, "status");
            errors.Require(round.Withheld || round.Status == RoundStatus.Revealed, $"{path}.withheld", ImportErrorKind.DoesNotFit, "status");
            errors.Require(!round.Withheld || round.Votes.Count == 0, $"{path}.votes", ImportErrorKind.DoesNotFit, "withheld");
            CheckVotes(round, path, errors);
            CheckConfidence(round, $"{path}.confidence", errors);
        }
    }

    private static void CheckVotes(RoundPart round, string path, ImportErrors errors)
    {
        var seen = new HashSet<(BallotChoice, int?, Confidence?)>();
        errors.Require(
            round.Votes.Sum(v => (long)v.Count) <= WorkshopReading.BallotsAtMost, $"{path}.votes", ImportErrorKind.TooMany,
            WorkshopReading.BallotsAtMost.ToString(CultureInfo.InvariantCulture));
        foreach (var (vote, place) in JsonPlaces.Of(round.Votes, $"{path}.votes"))
        {
            errors.Require(
                vote.Choice == BallotChoice.UntoldLevel ? round.Kind == RoundKind.Question && vote is { Number: null, Confidence: null }
                    : new BallotValue(vote.Choice, vote.Number, vote.Confidence).Fits(round.Kind),
                place, ImportErrorKind.DoesNotFit, "kind");
            errors.Require(seen.Add((vote.Choice, vote.Number, vote.Confidence)), place, ImportErrorKind.Twice);
        }
    }

    private static void CheckConfidence(RoundPart round, string path, ImportErrors errors)
    {
        var sure = round.Confidence ?? [];
        var rated = round.Votes.Where(v => v.IsLevel).Sum(v => (long)v.Count);
        errors.Require(
            sure.Sum(s => (long)s.Count) <= rated && (sure.Count == 0 || round.Votes.All(v => v.Confidence is null)), path,
            ImportErrorKind.DoesNotFit, "votes");
        foreach (var (part, place) in JsonPlaces.Of(sure, path))
        {
            errors.Require(part.From <= part.To, place, ImportErrorKind.DoesNotFit, "from");
            errors.Require(
                sure.Count(other => Answers(other).Intersect(Answers(part)).Any()) <= 1, place, ImportErrorKind.Twice);
        }
    }

    private static IEnumerable<Confidence> Answers(SurePart part) => new ConfidenceRange(part.From, part.To, part.Count).Answers;

    private static void CheckAttempts(AssessmentDocument document, AgreedPart agreed, string path, ImportErrors errors)
    {
        var revealed = document.Rounds()
            .Where(r => r.Kind == RoundKind.Question && r.Subject == agreed.Question && r.Status == RoundStatus.Revealed)
            .Select(r => r.Attempt)
            .ToHashSet();
        errors.Require(
            agreed.Attempts.All(revealed.Contains) && agreed.Attempts.Distinct().Count() == agreed.Attempts.Count,
            $"{path}.attempts", ImportErrorKind.DoesNotFit, "workshops");
    }

    private static void CheckLevel(AnswerKind answer, int? level, string path, ImportErrors errors) =>
        errors.Require(answer == AnswerKind.Rated == level is not null, $"{path}.level", ImportErrorKind.DoesNotFit, "answer");
}
