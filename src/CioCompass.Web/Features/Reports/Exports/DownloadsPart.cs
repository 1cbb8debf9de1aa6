using CioCompass.Web.Features.Assessments;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Reports.Exports;

/// <summary>The files of an assessment under its results.</summary>
internal sealed class DownloadsPart : IAssessmentPart<DownloadsPlace>
{
    public RenderFragment Of(DownloadsPlace place) => builder =>
    {
        builder.OpenComponent<ReportDownloads>(0);
        builder.AddComponentParameter(1, nameof(ReportDownloads.AssessmentId), place.AssessmentId);
        builder.AddComponentParameter(2, nameof(ReportDownloads.CompareId), place.CompareId);
        builder.CloseComponent();
    };
}
