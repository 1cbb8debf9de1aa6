using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>Values of a shared link in the reader's words.</summary>
public static class SharingTexts
{
    public static string Of(ReportSection section) => section switch
    {
        ReportSection.Summary => SharingStrings.SectionSummary,
        ReportSection.Compass => SharingStrings.SectionCompass,
        ReportSection.Themes => SharingStrings.SectionThemes,
        ReportSection.Votes => SharingStrings.SectionVotes,
        ReportSection.Notes => SharingStrings.SectionNotes,
        ReportSection.Actions => SharingStrings.SectionActions,
        _ => SharingStrings.SectionFigures,
    };

    public static string Of(SharedLinkState state) => state switch
    {
        SharedLinkState.Revoked => SharingStrings.StateRevoked,
        SharedLinkState.Expired => SharingStrings.StateExpired,
        _ => SharingStrings.StateValid,
    };

    public static string Opened(SharedLinkView link) => link switch
    {
        { LastOpenedAt: null } => SharingStrings.OpenedNever,
        { Opened: 1, LastOpenedAt: { } at } => SharingStrings.OpenedOnce.Fill(Moments.Day(at)),
        { LastOpenedAt: { } at } => SharingStrings.OpenedTimes.Fill(link.Opened, Moments.Day(at)),
    };
}
