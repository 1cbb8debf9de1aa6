using System.Globalization;
using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Workshops;

namespace CioCompass.Core.Reports.Travel;

/// <summary>What must hold between the members of a document, each of which is right by itself.</summary>
internal static class DocumentRules
{
    public static void Check(AssessmentDocument document, ImportErrors errors)
    {
        var assessment = document.Assessment;
        errors.Require(
            assessment.Status == AssessmentStatus.Completed == assessment.CompletedAt is not null,
            "$.assessment.completedAt", ImportErrorKind.DoesNotFit, "status");

        Once(document.QuestionSet.Questions, q => q.Key, "$.questionSet.questions", "key", errors);
        Once(document.Responses, r => r.Question, "$.responses", "question", errors);
        Once(document.AgreedAnswers, a => a.Question, "$.agreedAnswers", "question", errors);
        foreach (var (response, path) in Placed(document.Responses, "$.responses"))
        {
            CheckLevel(response.Answer, response.Level, path, errors);
            errors.Require(response.Links.Distinct(StringComparer.Ordinal).Count() == response.Links.Count, $"{path}.links", ImportErrorKind.Twice);
        }

        CheckRounds(document, errors);
        foreach (var (agreed, path) in Placed(document.AgreedAnswers, "$.agreedAnswers"))
        {
            CheckLevel(agreed.Answer, agreed.Level, path, errors);
            CheckAttempts(document, agreed, path, errors);
        }

        foreach (var (action, path) in Placed(document.Actions, "$.actions"))
        {
            var isClosed = action.Status is ActionStatus.Done or ActionStatus.Dropped;
            errors.Require(isClosed == action.ClosedAt is not null, $"{path}.closedAt", ImportErrorKind.DoesNotFit, "status");
        }
    }

    internal static IEnumerable<(T Item, string Path)> Placed<T>(IEnumerable<T> items, string path) =>
        items.Select((item, index) => (item, $"{path}[{index}]"));

    private static void CheckRounds(AssessmentDocument document, ImportErrors errors)
    {
        var seen = new HashSet<(RoundKind, string, int)>();
        var rounds = Placed(document.Workshops, "$.workshops").SelectMany(w => Placed(w.Item.Rounds, $"{w.Path}.rounds")).ToList();
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
        }
    }

    private static void CheckVotes(RoundPart round, string path, ImportErrors errors)
    {
        var seen = new HashSet<(BallotChoice, int?, Confidence?)>();
        errors.Require(
            round.Votes.Sum(v => (long)v.Count) <= WorkshopReading.BallotsAtMost, $"{path}.votes", ImportErrorKind.TooMany,
            WorkshopReading.BallotsAtMost.ToString(CultureInfo.InvariantCulture));
        foreach (var (vote, place) in Placed(round.Votes, $"{path}.votes"))
        {
            errors.Require(new BallotValue(vote.Choice, vote.Number, vote.Confidence).Fits(round.Kind), place, ImportErrorKind.DoesNotFit, "kind");
            errors.Require(seen.Add((vote.Choice, vote.Number, vote.Confidence)), place, ImportErrorKind.Twice);
        }
    }

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

    internal static void Once<T>(IEnumerable<T> items, Func<T, string> key, string path, string member, ImportErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, place) in Placed(items, path))
        {
            errors.Require(seen.Add(key(item)), $"{place}.{member}", ImportErrorKind.Twice);
        }
    }
}
