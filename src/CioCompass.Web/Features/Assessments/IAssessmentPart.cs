using CioCompass.Core.Assessments.Actions;
using CioCompass.Core.Questions;
using CioCompass.Core.Workshops.Agreements;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments;

/// <summary>A part of an assessment's page that a feature above draws. The page tells it what it is about, and does not know it.</summary>
/// <typeparam name="TPlace">The place on the page, one for each part.</typeparam>
public interface IAssessmentPart<in TPlace>
{
    RenderFragment Of(TPlace place);
}

/// <summary>In the head of the checklist: the way to a workshop.</summary>
/// <param name="TakesAnswers">Whether the reader may answer in the assessment as it stands.</param>
public sealed record WorkshopPlace(Guid AssessmentId, bool TakesAnswers);

/// <summary>Among the results: what the room agreed, and what it did not.</summary>
/// <param name="Actions">Of the assessment, on whatever question.</param>
public sealed record RoomPlace(
    Guid AssessmentId, QuestionSetView Questions, RoomAgreement Room, IReadOnlyList<ActionView> Actions, EventCallback ActionsChanged, bool MayEdit);

/// <summary>Under the results: their files.</summary>
/// <param name="CompareId">The earlier assessment to compare with; null for the latest before this one.</param>
public sealed record DownloadsPlace(Guid AssessmentId, Guid? CompareId);
