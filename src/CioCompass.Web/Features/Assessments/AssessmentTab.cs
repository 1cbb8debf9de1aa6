namespace CioCompass.Web.Features.Assessments;

public enum AssessmentTab
{
    Checklist,
    Results,
    Report,
}
