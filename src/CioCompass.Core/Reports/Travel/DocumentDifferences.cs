using CioCompass.Core.Questions;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Agenda;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Finds the differences between two documents about the same assessment, field by field.</summary>
internal static class DocumentDifferences
{
    /// <param name="set">For the questions' words.</param>
    /// <param name="earlier">For those of former questions, the latest version first.</param>
    public static IReadOnlyList<Difference> Between(
        AssessmentDocument stored, AssessmentDocument file, QuestionSetView set, IReadOnlyList<QuestionSetView> earlier,
        RoomQuestionVersions roomQuestions)
    {
        var words = new DocumentWords(set, earlier, roomQuestions);
        var here = Pieces(stored, words);
        var there = Pieces(file, words);
        return [.. here.Keys.Union(there.Keys)
            .Where(key => here.GetValueOrDefault(key)?.Value != there.GetValueOrDefault(key)?.Value)
            .Select(key => Of(here.GetValueOrDefault(key), there.GetValueOrDefault(key)))];
    }

    private static Difference Of(Piece? here, Piece? there)
    {
        var either = (here ?? there)!;
        return new Difference(either.Subject, either.Field, here?.Words ?? "", there?.Words ?? "", here?.By ?? "", there?.By ?? "");
    }

    /// <summary>Every field under a key that both documents share. Of two equal keys, as of two actions made at once, the first counts on.</summary>
    private static Dictionary<string, Piece> Pieces(AssessmentDocument document, DocumentWords words)
    {
        var pieces = new Dictionary<string, Piece>(StringComparer.Ordinal);
        foreach (var (key, piece) in DocumentPieces.Of(document, words))
        {
            var free = key;
            for (var again = 2; !pieces.TryAdd(free, piece); again++)
            {
                free = $"{key}#{again}";
            }
        }

        return pieces;
    }
}

/// <summary>One field of a document.</summary>
/// <param name="Value">What is compared.</param>
/// <param name="Words">What is shown for it.</param>
internal sealed record Piece(string Subject, string Field, string Value, string Words, string By);
