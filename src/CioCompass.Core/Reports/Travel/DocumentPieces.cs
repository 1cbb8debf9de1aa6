using System.Globalization;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;

namespace CioCompass.Core.Reports.Travel;

/// <summary>Takes a document apart into the fields that people compare, each under a key that says what it is about.</summary>
internal static class DocumentPieces
{
    public static IEnumerable<(string Key, Piece Piece)> Of(AssessmentDocument document, DocumentWords words) =>
    [
        .. Head(document, words),
        .. document.Responses.SelectMany(r => Response(r, words)),
        .. document.AgreedAnswers.SelectMany(a => Agreed(a, words)),
        .. document.Workshops.SelectMany(w => Workshop(w, words)),
        .. document.Actions.SelectMany(a => Action(a, words)),
    ];

    private static IEnumerable<(string, Piece)> Head(AssessmentDocument document, DocumentWords words)
    {
        var a = document.Assessment;
        var set = document.QuestionSet;
        return Group("assessment", TravelStrings.TheAssessment, "",
            (TravelStrings.QuestionSet, $"{set.Key} {set.Version}", ResultFormat.Fill(TravelStrings.Version, set.Version)),
            (TravelStrings.Title, a.Title, a.Title),
            (TravelStrings.HeldOn, Raw(a.HeldOn), ResultFormat.Day(a.HeldOn)),
            (ReportStrings.Status, $"{a.Status}", DocumentWords.Status(a.Status)),
            (TravelStrings.CreatedAt, Raw(a.CreatedAt), words.Time(a.CreatedAt)),
            (TravelStrings.CompletedAt, Raw(a.CompletedAt), words.Time(a.CompletedAt)),
            (TravelStrings.Sample, $"{a.IsSample}", DocumentWords.YesNo(a.IsSample)));
    }

    private static IEnumerable<(string, Piece)> Response(ResponsePart r, DocumentWords words) =>
        Group($"response/{r.Question}", words.Question(r.Question), words.By(r.UpdatedBy, r.UpdatedAt),
            (ReportStrings.Answer, $"{r.Answer} {r.Level}", DocumentWords.Answer(r.Answer, r.Level)),
            (ReportStrings.Note, r.Note, r.Note),
            (ReportStrings.Target, $"{r.Target}", r.Target?.ToString(CultureInfo.CurrentCulture) ?? ""),
            (ReportStrings.Confidence, $"{r.Confidence}", DocumentWords.Confidence(r.Confidence)),
            (ReportStrings.Evidence, string.Join('\n', r.Links), string.Join("\n", r.Links)),
            (TravelStrings.Review, $"{r.Review}", DocumentWords.YesNo(r.Review)),
            (TravelStrings.LastChange, $"{r.UpdatedBy} {Raw(r.UpdatedAt)}", words.By(r.UpdatedBy, r.UpdatedAt)));

    private static IEnumerable<(string, Piece)> Agreed(AgreedPart a, DocumentWords words) =>
        Group($"agreed/{a.Question}", words.Question(a.Question), words.By(a.AgreedBy, a.AgreedAt),
            (ReportStrings.AgreedAnswer, $"{a.Answer} {a.Level}", DocumentWords.Answer(a.Answer, a.Level)),
            (ReportStrings.Rationale, a.Rationale, a.Rationale),
            (ReportStrings.MinorityView, a.MinorityView, a.MinorityView),
            (TravelStrings.RestsOn, string.Join(' ', a.Attempts), string.Join(", ", a.Attempts)),
            (TravelStrings.LastChange, $"{a.AgreedBy} {Raw(a.AgreedAt)}", words.By(a.AgreedBy, a.AgreedAt)));

    private static IEnumerable<(string, Piece)> Workshop(WorkshopPart w, DocumentWords words)
    {
        var subject = ResultFormat.Fill(TravelStrings.WorkshopOf, words.Time(w.StartedAt));
        return Group($"workshop/{Raw(w.StartedAt)}", subject, "",
                (TravelStrings.StartedBy, $"={w.StartedBy}", w.StartedBy),
                (TravelStrings.ClosedAt, Raw(w.ClosedAt), words.Time(w.ClosedAt)))
            .Concat(w.Rounds.SelectMany(r => Round(r, words)));
    }

    private static IEnumerable<(string, Piece)> Round(RoundPart r, DocumentWords words) =>
        Group($"round/{r.Kind}/{r.Subject}/{r.Attempt}", words.Round(r), "",
            (ReportStrings.Votes, $"{r.Withheld} {string.Join(' ', r.Votes)}", words.Votes(r)),
            (TravelStrings.Place, $"{r.Order}", r.Order.ToString(CultureInfo.CurrentCulture)),
            (TravelStrings.OpenedAt, Raw(r.OpenedAt), words.Time(r.OpenedAt)),
            (TravelStrings.ClosedAt, Raw(r.ClosedAt), words.Time(r.ClosedAt)),
            (TravelStrings.RevealedAt, Raw(r.RevealedAt), words.Time(r.RevealedAt)));

    private static IEnumerable<(string, Piece)> Action(ActionPart a, DocumentWords words) =>
        Group($"action/{Raw(a.CreatedAt)}", a.Title, words.By(a.UpdatedBy, a.UpdatedAt),
            (ReportStrings.Action, a.Title, a.Title),
            (ReportStrings.Question, $"={a.Question}", words.Question(a.Question)),
            (ReportStrings.Owner, a.Owner, a.Owner),
            (ReportStrings.DueOn, Raw(a.DueOn), ActionTexts.Due(a.DueOn)),
            (ReportStrings.Status, $"{a.Status}", ActionTexts.Of(a.Status)),
            (ReportStrings.Note, a.Note, a.Note),
            (TravelStrings.Origin, $"{a.Origin}", ActionTexts.Of(a.Origin)),
            (TravelStrings.CreatedAt, Raw(a.CreatedAt), words.Time(a.CreatedAt)),
            (TravelStrings.ClosedAt, Raw(a.ClosedAt), words.Time(a.ClosedAt)),
            (TravelStrings.LastChange, $"{a.UpdatedBy} {Raw(a.UpdatedAt)}", words.By(a.UpdatedBy, a.UpdatedAt)));

    /// <summary>An empty field of one document is no field that the other lacks.</summary>
    private static IEnumerable<(string, Piece)> Group(
        string key, string subject, string by, params (string Field, string Value, string Words)[] fields) =>
        fields.Where(f => f.Value.Length > 0).Select(f => ($"{key}/{f.Field}", new Piece(subject, f.Field, f.Value, f.Words, by)));

    private static string Raw(IFormattable? value) => value?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
