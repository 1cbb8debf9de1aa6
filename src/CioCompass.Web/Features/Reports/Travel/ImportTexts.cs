using CioCompass.Core.Text.Json;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Reports.Travel;

/// <summary>Errors in a file, in the reader's language.</summary>
public static class ImportTexts
{
    /// <summary>Errors that are told at once.</summary>
    public const int ErrorsAtMost = 20;

    public static string Of(ImportError error) => (error.Kind switch
    {
        ImportErrorKind.NotJson => ImportStrings.ErrorNotJson,
        ImportErrorKind.TooDeep => ImportStrings.ErrorTooDeep,
        ImportErrorKind.DuplicateMember => ImportStrings.ErrorDuplicateMember,
        ImportErrorKind.OtherFormat => ImportStrings.ErrorOtherFormat,
        ImportErrorKind.Missing => ImportStrings.ErrorMissing,
        ImportErrorKind.UnknownMember => ImportStrings.ErrorUnknownMember,
        ImportErrorKind.WrongType => ImportStrings.ErrorWrongType,
        ImportErrorKind.NotText => ImportStrings.ErrorNotText,
        ImportErrorKind.Empty => ImportStrings.ErrorEmpty,
        ImportErrorKind.TooLong => ImportStrings.ErrorTooLong,
        ImportErrorKind.OutOfRange => ImportStrings.ErrorOutOfRange,
        ImportErrorKind.NotOneOf => ImportStrings.ErrorNotOneOf,
        ImportErrorKind.TooMany => ImportStrings.ErrorTooMany,
        ImportErrorKind.NotHttp => ImportStrings.ErrorNotHttp,
        ImportErrorKind.Twice => ImportStrings.ErrorTwice,
        ImportErrorKind.DoesNotFit => ImportStrings.ErrorDoesNotFit,
        ImportErrorKind.VersionNotHere => ImportStrings.ErrorVersionNotHere,
        ImportErrorKind.OtherQuestions => ImportStrings.ErrorOtherQuestions,
        ImportErrorKind.UnknownQuestion => ImportStrings.ErrorUnknownQuestion,
        ImportErrorKind.UnknownStatistic => ImportStrings.ErrorUnknownFigure,
        ImportErrorKind.NotAKey => ImportStrings.ErrorNotAKey,
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    }).Fill(error.Detail);
}
