using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;

namespace CioCompass.Core.Assessments.Gates;

/// <summary>Note that later themes were opened, or filled in, before the inventory was complete: it stands in results, report and exports.</summary>
/// <param name="Opening">The latest opening, also one that was taken back; null where an imported file tells of none.</param>
/// <param name="Early">Answers that were last saved before the inventory was complete.</param>
public sealed record GateNote(GateOpening? Opening, int Early)
{
    /// <returns>Null where there is nothing to say: it was never opened, or was taken back before anything was filled in.</returns>
    public static GateNote? Of(GateOpening? opening, IEnumerable<Reading> readings)
    {
        var early = readings.Count(r => r.BeforeInventory && r.Kind != AnswerKind.Unanswered);
        return early > 0 || opening is { IsTakenBack: false } ? new GateNote(opening, early) : null;
    }

    /// <summary>Note on the answers that were filled in early and on who opened the gate, when and why, in the current language.</summary>
    public string Text() => string.Join(' ', Sentences());

    private IEnumerable<string> Sentences()
    {
        yield return Early switch
        {
            0 => GateStrings.Opened,
            1 => GateStrings.FilledInOne,
            _ => GateStrings.FilledInMany.Fill(Early),
        };
        if (Opening is { } opening)
        {
            yield return opening is { TakenBackBy: { } takenBackBy, TakenBackAt: { } takenBackAt }
                ? GateStrings.TakenBackBy.Fill(opening.OpenedBy, On(opening.OpenedAt), takenBackBy, On(takenBackAt))
                : GateStrings.OpenedBy.Fill(opening.OpenedBy, On(opening.OpenedAt));
            yield return GateStrings.Reason.Fill(opening.Reason);
        }
    }

    private static string On(DateTime at) => Days.Long(ReaderZone.DayOf(at));
}
