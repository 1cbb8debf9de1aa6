using System.Globalization;
using CioCompass.Core.Data;
using CioCompass.Core.Questions;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops;
using CioCompass.Core.Workshops.Agenda;
using CioCompass.Core.Workshops.Rounds;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Core.Reports.Travel.Import;

/// <summary>
/// Whether this installation has the content that a document is about. A version of the questions that is not here is refused, although
/// the file has its texts: a published version is what the product's makers reviewed in every language, with levels and figures, and a
/// file from elsewhere must not put words under their name.
/// </summary>
internal static class ContentCheck
{
    /// <returns>The set; null with errors.</returns>
    public static async Task<QuestionSetView?> SetOfAsync(
        CompassDbContext db, QuestionCatalog catalog, RoomQuestionCatalog figures, AssessmentDocument document, ImportErrors errors,
        CancellationToken cancellationToken)
    {
        var wanted = document.QuestionSet;
        var id = await db.QuestionSets
            .Where(s => s.Key == wanted.Key && s.Version == wanted.Version && s.PublishedAt != null)
            .Select(s => (int?)s.Id)
            .SingleOrDefaultAsync(cancellationToken);
        if (id is null)
        {
            errors.Add(
                "$.questionSet.version", ImportErrorKind.VersionNotHere,
                string.Create(CultureInfo.InvariantCulture, $"{wanted.Key} {wanted.Version}"));
            return null;
        }

        var set = await catalog.SetAsync(id.Value, cancellationToken);
        errors.Require(
            set.Questions.Select(q => q.Key).ToHashSet(StringComparer.Ordinal).SetEquals(wanted.Questions.Select(q => q.Key)),
            "$.questionSet.questions", ImportErrorKind.OtherQuestions);
        CheckKeys(document, set, await figures.CurrentAsync(cancellationToken), errors);
        if (document.Former is { } former)
        {
            CheckFormer(former, set, await catalog.EarlierAsync(set.Id, cancellationToken), errors);
        }

        return errors.Any ? null : set;
    }

    /// <summary>The words of what was voted on and agreed come from an earlier version that has to be here; answers bring their own.</summary>
    private static void CheckFormer(FormerPart former, QuestionSetView set, IReadOnlyList<QuestionSetView> earlier, ImportErrors errors)
    {
        foreach (var (agreed, path) in JsonPlaces.Of(former.AgreedAnswers, "$.former.agreedAnswers"))
        {
            RequireFormer(agreed.Question, $"{path}.question");
        }

        foreach (var (workshop, path) in JsonPlaces.Of(former.Workshops, "$.former.workshops"))
        {
            foreach (var (round, place) in JsonPlaces.Of(workshop.Rounds, $"{path}.rounds"))
            {
                errors.Require(round.Kind == RoundKind.Question, $"{place}.kind", ImportErrorKind.DoesNotFit, "former");
                RequireFormer(round.Subject, $"{place}.subject");
            }
        }

        void RequireFormer(string key, string path)
        {
            errors.Require(set.Find(key) is null, path, ImportErrorKind.DoesNotFit, "questionSet");
            errors.Require(earlier.Any(e => e.Find(key) is not null), path, ImportErrorKind.UnknownQuestion);
        }
    }

    private static void CheckKeys(
        AssessmentDocument document, QuestionSetView set, IReadOnlyDictionary<string, RoomQuestionView> figures, ImportErrors errors)
    {
        foreach (var (response, path) in JsonPlaces.Of(document.Responses, "$.responses"))
        {
            RequireQuestion(response.Question, $"{path}.question");
        }

        foreach (var (agreed, path) in JsonPlaces.Of(document.AgreedAnswers, "$.agreedAnswers"))
        {
            RequireQuestion(agreed.Question, $"{path}.question");
        }

        foreach (var (action, path) in JsonPlaces.Of(document.Actions, "$.actions"))
        {
            RequireQuestion(action.Question, $"{path}.question");
        }

        foreach (var (workshop, path) in JsonPlaces.Of(document.Workshops, "$.workshops"))
        {
            foreach (var (round, place) in JsonPlaces.Of(workshop.Rounds, $"{path}.rounds"))
            {
                if (round.Kind == RoundKind.Question)
                {
                    RequireQuestion(round.Subject, $"{place}.subject");
                }
                else
                {
                    errors.Require(figures.ContainsKey(round.Subject), $"{place}.subject", ImportErrorKind.UnknownStatistic);
                }
            }
        }

        void RequireQuestion(string? key, string path) =>
            errors.Require(key is null || set.Find(key) is not null, path, ImportErrorKind.UnknownQuestion);
    }
}
