using CioCompass.Core.Retention;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Retention;

/// <summary>The words about what was deleted.</summary>
public static class RetentionTexts
{
    /// <summary>Kind of a deleted thing, and how much is in it.</summary>
    public static string KindOf(DeletedItem item) => item.Kind switch
    {
        DeletedKind.Organisation => RetentionStrings.KindOrganisation.Fill(item.Contents),
        DeletedKind.Assessment => RetentionStrings.KindAssessment.Fill(item.Contents),
        _ => RetentionStrings.KindAction,
    };

    /// <summary>Time for which something can still be restored, in days rounded up.</summary>
    public static string In(TimeSpan left) =>
        left <= TimeSpan.Zero ? RetentionStrings.InNext : RetentionStrings.InDays.Fill((int)Math.Ceiling(left.TotalDays));

    /// <summary>Warning of the loss when it is purged now.</summary>
    public static string Warning(DeletedItem item) => item.Kind switch
    {
        DeletedKind.Organisation => RetentionStrings.ConfirmOrganisation.Fill(item.Contents),
        DeletedKind.Assessment => RetentionStrings.ConfirmAssessment,
        _ => RetentionStrings.ConfirmAction,
    };

    /// <summary>Message where something went otherwise than was asked.</summary>
    public static string Of(RetentionOutcome outcome) => outcome switch
    {
        RetentionOutcome.NameTaken => RetentionStrings.NameTaken,
        RetentionOutcome.RoundOpen => RetentionStrings.RoundOpen,
        RetentionOutcome.TracesRemain => RetentionStrings.TracesRemain,
        RetentionOutcome.NotAllowed => RetentionStrings.NotAllowed,
        _ => RetentionStrings.NotFound,
    };
}
