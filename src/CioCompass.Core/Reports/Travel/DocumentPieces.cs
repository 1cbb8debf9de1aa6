using System.Globalization;
using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Reports.Office;
using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;
using CioCompass.Core.Workshops.Results;

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
        .. document.Former is { } former ? Former(former, words) : [],
    ];

    private static IEnumerable<(string, Piece)> Head(AssessmentDocument document, DocumentWords words)
    {
        var a = document.Assessment;
        var set = document.QuestionSet;
        return Group("assessment", TravelStrings.TheAssessment, "",
            (TravelStrings.QuestionSet, $"{set.Key} {set.Version}", TravelStrings.Version.Fill(set.Version)),
            (TravelStrings.Title, a.Title, a.Title),
            (TravelStrings.HeldOn, Raw(a.HeldOn), Days.Long(a.HeldOn)),
            (ReportStrings.Status, $"{a.Status}", DocumentWords.Status(a.Status)),
            (TravelStrings.CreatedAt, Raw(a.CreatedAt), DocumentWords.Time(a.CreatedAt)),
            (TravelStrings.CompletedAt, Raw(a.CompletedAt), DocumentWords.Time(a.CompletedAt)),
            (TravelStrings.Sample, $"{a.IsSample}", DocumentWords.YesNo(a.IsSample)),
            (TravelStrings.GateOpened, $"{a.Gate?.OpenedBy} {Raw(a.Gate?.OpenedAt)} {a.Gate?.Reason}".Trim(), DocumentWords.Opened(a.Gate)),
            (TravelStrings.GateTakenBack, $"{a.Gate?.TakenBackBy} {Raw(a.Gate?.TakenBackAt)}".Trim(), DocumentWords.TakenBack(a.Gate)),
            (TravelStrings.Trial, $"{a.IsTrial}", DocumentWords.YesNo(a.IsTrial)));
    }

    private static IEnumerable<(string, Piece)> Response(ResponsePart r, DocumentWords words) =>
        Group($"response/{r.Question}", words.Question(r.Question), DocumentWords.By(r.UpdatedBy, r.UpdatedAt),
            (ReportStrings.Answer, $"{r.Answer} {r.Level}", DocumentWords.Answer(r.Answer, r.Level)),
            (ReportStrings.Note, r.Note, r.Note),
            (ReportStrings.Target, $"{r.Target}", r.Target?.ToString(CultureInfo.CurrentCulture) ?? ""),
            (ReportStrings.Confidence, $"{r.Confidence}", DocumentWords.Confidence(r.Confidence)),
            (ReportStrings.Evidence, string.Join('\n', r.Links), string.Join("\n", r.Links)),
            (TravelStrings.Review, $"{r.Review}", DocumentWords.YesNo(r.Review)),
            (TravelStrings.BeforeInventory, r.BeforeInventory ? "true" : "", DocumentWords.YesNo(r.BeforeInventory)),
            (TravelStrings.CarriedOver, $"{r.CarriedOver}", DocumentWords.YesNo(r.CarriedOver)),
            (TravelStrings.Answered, r.AnsweredAt is null ? "" : $"{r.AnsweredBy} {Raw(r.AnsweredAt)}",
                r.AnsweredAt is { } answeredAt ? DocumentWords.By(r.AnsweredBy, answeredAt) : ""),
            (TravelStrings.LastChange, $"{r.UpdatedBy} {Raw(r.UpdatedAt)}", DocumentWords.By(r.UpdatedBy, r.UpdatedAt)));

    private static IEnumerable<(string, Piece)> Former(FormerPart former, DocumentWords words) =>
    [
        .. former.Answers.SelectMany(a => Group($"former/{a.Question}/{a.Version}", a.Text.ToString(), DocumentWords.By(a.UpdatedBy, a.UpdatedAt),
            (TravelStrings.FormerAnswer, $"{a.Answer} {a.Level}", DocumentWords.Answer(a.Answer, a.Level)),
            (ReportStrings.Note, a.Note, a.Note),
            (ReportStrings.Target, $"{a.Target}", a.Target?.ToString(CultureInfo.CurrentCulture) ?? ""),
            (ReportStrings.Confidence, $"{a.Confidence}", DocumentWords.Confidence(a.Confidence)),
            (ReportStrings.Evidence, string.Join('\n', a.Links), string.Join("\n", a.Links)),
            (TravelStrings.LastChange, $"{a.UpdatedBy} {Raw(a.UpdatedAt)}", DocumentWords.By(a.UpdatedBy, a.UpdatedAt)))),
        .. former.AgreedAnswers.SelectMany(a => Agreed(a, words)),
        .. former.Workshops.SelectMany(w => w.Rounds).SelectMany(r => Round(r, words)),
    ];

    private static IEnumerable<(string, Piece)> Agreed(AgreedPart a, DocumentWords words) =>
        Group($"agreed/{a.Question}", words.Question(a.Question), DocumentWords.By(a.AgreedBy, a.AgreedAt),
            (ReportStrings.AgreedAnswer, $"{a.Answer} {a.Level}", DocumentWords.Answer(a.Answer, a.Level)),
            (ReportStrings.Rationale, a.Rationale, a.Rationale),
            (ReportStrings.MinorityView, a.MinorityView, a.MinorityView),
            (ReportStrings.ChangedAfterwards, $"{a.Changed}", a.Changed is { } changed
                ? $"{DocumentWords.Answer(changed.Answer, changed.Level)}, {DocumentWords.By(changed.By, changed.At)}" : ""),
            (TravelStrings.RestsOn, string.Join(' ', a.Attempts), string.Join(", ", a.Attempts)),
            (TravelStrings.LastChange, $"{a.AgreedBy} {Raw(a.AgreedAt)}", DocumentWords.By(a.AgreedBy, a.AgreedAt)));

    private static IEnumerable<(string, Piece)> Workshop(WorkshopPart w, DocumentWords words)
    {
        var subject = TravelStrings.WorkshopOf.Fill(DocumentWords.Time(w.StartedAt));
        return Group($"workshop/{Raw(w.StartedAt)}", subject, "",
                (TravelStrings.StartedBy, $"={w.StartedBy}", w.StartedBy),
                (TravelStrings.ClosedAt, Raw(w.ClosedAt), DocumentWords.Time(w.ClosedAt)))
            .Concat(w.Rounds.SelectMany(r => Round(r, words)));
    }

    private static IEnumerable<(string, Piece)> Round(RoundPart r, DocumentWords words) =>
        Group($"round/{r.Kind}/{r.Subject}/{r.Attempt}", words.Round(r), "",
            (ReportStrings.Votes, $"{r.Withheld} {string.Join(' ', r.Votes)}", words.Votes(r)),
            (RoundStrings.HowSure, string.Join(' ', r.Confidence ?? []), DocumentWords.Sure(r)),
            (TravelStrings.Place, $"{r.Order}", r.Order.ToString(CultureInfo.CurrentCulture)),
            (TravelStrings.OpenedAt, Raw(r.OpenedAt), DocumentWords.Time(r.OpenedAt)),
            (TravelStrings.ClosedAt, Raw(r.ClosedAt), DocumentWords.Time(r.ClosedAt)),
            (TravelStrings.RevealedAt, Raw(r.RevealedAt), DocumentWords.Time(r.RevealedAt)));

    private static IEnumerable<(string, Piece)> Action(ActionPart a, DocumentWords words) =>
        Group($"action/{Raw(a.CreatedAt)}", a.Title, DocumentWords.By(a.UpdatedBy, a.UpdatedAt),
            (ReportStrings.Action, a.Title, a.Title),
            (ReportStrings.Question, $"={a.Question}", words.Question(a.Question)),
            (ReportStrings.Owner, a.Owner, a.Owner),
            (ReportStrings.DueOn, Raw(a.DueOn), ActionTexts.Due(a.DueOn)),
            (ReportStrings.Status, $"{a.Status}", ActionTexts.Of(a.Status)),
            (ReportStrings.Note, a.Note, a.Note),
            (TravelStrings.Origin, $"{a.Origin}", ActionTexts.Of(a.Origin)),
            (TravelStrings.CreatedAt, Raw(a.CreatedAt), DocumentWords.Time(a.CreatedAt)),
            (TravelStrings.ClosedAt, Raw(a.ClosedAt), DocumentWords.Time(a.ClosedAt)),
            (TravelStrings.LastChange, $"{a.UpdatedBy} {Raw(a.UpdatedAt)}", DocumentWords.By(a.UpdatedBy, a.UpdatedAt)));

    /// <summary>An empty field of one document is no field that the other lacks.</summary>
    private static IEnumerable<(string, Piece)> Group(
        string key, string subject, string by, params (string Field, string Value, string Words)[] fields) =>
        fields.Where(f => f.Value.Length > 0).Select(f => ($"{key}/{f.Field}", new Piece(subject, f.Field, f.Value, f.Words, by)));

    private static string Raw(IFormattable? value) => value?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
