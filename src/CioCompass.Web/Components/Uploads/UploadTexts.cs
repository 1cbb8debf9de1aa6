using CioCompass.Core.Text;
using CioCompass.Core.Text.Json;

namespace CioCompass.Web.Components.Uploads;

/// <summary>Errors in a file, in the reader's language.</summary>
public static class UploadTexts
{
    /// <summary>Errors that are told at once.</summary>
    public const int ErrorsAtMost = 20;

    public static string Of(ImportError error) => (error.Kind switch
    {
        ImportErrorKind.NotJson => UploadStrings.ErrorNotJson,
        ImportErrorKind.TooDeep => UploadStrings.ErrorTooDeep,
        ImportErrorKind.DuplicateMember => UploadStrings.ErrorDuplicateMember,
        ImportErrorKind.OtherFormat => UploadStrings.ErrorOtherFormat,
        ImportErrorKind.Missing => UploadStrings.ErrorMissing,
        ImportErrorKind.UnknownMember => UploadStrings.ErrorUnknownMember,
        ImportErrorKind.WrongType => UploadStrings.ErrorWrongType,
        ImportErrorKind.NotText => UploadStrings.ErrorNotText,
        ImportErrorKind.Empty => UploadStrings.ErrorEmpty,
        ImportErrorKind.TooLong => UploadStrings.ErrorTooLong,
        ImportErrorKind.OutOfRange => UploadStrings.ErrorOutOfRange,
        ImportErrorKind.NotOneOf => UploadStrings.ErrorNotOneOf,
        ImportErrorKind.TooMany => UploadStrings.ErrorTooMany,
        ImportErrorKind.NotHttp => UploadStrings.ErrorNotHttp,
        ImportErrorKind.Twice => UploadStrings.ErrorTwice,
        ImportErrorKind.DoesNotFit => UploadStrings.ErrorDoesNotFit,
        ImportErrorKind.VersionNotHere => UploadStrings.ErrorVersionNotHere,
        ImportErrorKind.OtherQuestions => UploadStrings.ErrorOtherQuestions,
        ImportErrorKind.UnknownQuestion => UploadStrings.ErrorUnknownQuestion,
        ImportErrorKind.UnknownStatistic => UploadStrings.ErrorUnknownFigure,
        ImportErrorKind.NotAKey => UploadStrings.ErrorNotAKey,
        _ => throw new ArgumentOutOfRangeException(nameof(error)),
    }).Fill(error.Detail);
}
