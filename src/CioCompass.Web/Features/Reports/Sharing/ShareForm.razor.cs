using CioCompass.Core.Accounts;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Sharing;
using CioCompass.Core.Text;
using CioCompass.Web.Components.Shared;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Sharing;

/// <summary>Asks for whom a link is, how long it is valid, and what it shows.</summary>
public sealed partial class ShareForm
{
    /// <summary>Findings and scores; what people wrote is added by choice.</summary>
    private readonly HashSet<ReportSection> chosen =
        [ReportSection.Summary, ReportSection.Compass, ReportSection.Themes, ReportSection.Actions, ReportSection.Figures];

    private readonly Sending sending = new();
    private readonly string token = SecretToken.CreateShort();
    private IReadOnlyList<ShareError> errors = [];
    private string label = "";
    private int? days = SharedLinkService.UsualDays;

    /// <summary>Returns what is wrong; the form is replaced where nothing is.</summary>
    [Parameter, EditorRequired]
    public required Func<NewSharedLink, Task<IReadOnlyList<ShareError>>> OnCreate { get; set; }

    private string? LabelError => errors.Contains(ShareError.LabelMissing) ? SharingStrings.ErrorLabelMissing
        : errors.Contains(ShareError.LabelTooLong) ? SharingStrings.ErrorLabelTooLong.Fill(SharedLink.LabelMaxLength)
        : null;

    private string? DaysError => errors.Contains(ShareError.DaysOutOfRange)
        ? SharingStrings.ErrorDays.Fill(SharedLinkService.FewestDays, SharedLinkService.MostDays)
        : null;

    private string? SectionsError => errors.Contains(ShareError.NoSections) ? SharingStrings.ErrorSections : null;

    private void Choose(ReportSection section, bool isChosen)
    {
        if (isChosen)
        {
            chosen.Add(section);
        }
        else
        {
            chosen.Remove(section);
        }
    }

    private Task SubmitAsync() => sending.RunAsync(
        () => (label, days, string.Join(' ', chosen.Order())),
        async () =>
        {
            errors = await OnCreate(new NewSharedLink(label, days ?? 0, chosen) { Token = token });
            return errors.Count == 0;
        });
}
