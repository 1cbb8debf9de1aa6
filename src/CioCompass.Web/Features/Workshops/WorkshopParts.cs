using CioCompass.Web.Features.Assessments;
using CioCompass.Web.Features.Workshops.Agreements;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Workshops;

/// <summary>Parts that workshops add to the pages of an assessment.</summary>
internal sealed class WorkshopParts : IAssessmentPart<WorkshopPlace>, IAssessmentPart<RoomPlace>
{
    public RenderFragment Of(WorkshopPlace place) => builder =>
    {
        builder.OpenComponent<StartWorkshop>(0);
        builder.AddComponentParameter(1, nameof(StartWorkshop.AssessmentId), place.AssessmentId);
        builder.AddComponentParameter(2, nameof(StartWorkshop.TakesAnswers), place.TakesAnswers);
        builder.CloseComponent();
    };

    public RenderFragment Of(RoomPlace place) => builder =>
    {
        builder.OpenComponent<RoomAgreements>(0);
        builder.SetKey(place.AssessmentId);
        builder.AddComponentParameter(1, nameof(RoomAgreements.AssessmentId), place.AssessmentId);
        builder.AddComponentParameter(2, nameof(RoomAgreements.Questions), place.Questions);
        builder.AddComponentParameter(3, nameof(RoomAgreements.Room), place.Room);
        builder.AddComponentParameter(4, nameof(RoomAgreements.Actions), place.Actions);
        builder.AddComponentParameter(5, nameof(RoomAgreements.ActionsChanged), place.ActionsChanged);
        builder.AddComponentParameter(6, nameof(RoomAgreements.MayEdit), place.MayEdit);
        builder.CloseComponent();
    };
}
