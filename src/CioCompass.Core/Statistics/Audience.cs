namespace CioCompass.Core.Statistics;

/// <summary>People that a survey asked, as the dashboard filters it.</summary>
public enum Audience
{
    Employees = 1,
    Consumers = 2,
}
