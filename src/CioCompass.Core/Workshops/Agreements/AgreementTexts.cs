using CioCompass.Core.Assessments;
using CioCompass.Core.Assessments.Results;
using CioCompass.Core.Text;
using CioCompass.Core.Workshops.Results;

namespace CioCompass.Core.Workshops.Agreements;

/// <summary>Sentences about what became of an agreement, for screens, slides and exports.</summary>
public static class AgreementTexts
{
    /// <summary>Says what was agreed, what it became, by whom and when.</summary>
    public static string Of(AnswerChange change) => RoundStrings.ChangedSince.Fill(Of(change.Agreed), Of(change.Now), change.By, Days.Long(ReaderZone.DayOf(change.At)));

    private static string Of(Answer answer) => ResultFormat.Answer(new Reading(answer.Kind, answer.Level, null, null, false));
}
