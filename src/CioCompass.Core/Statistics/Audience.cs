namespace CioCompass.Core.Statistics;

/// <summary>Whom a survey asked, as the dashboard filters it.</summary>
public enum Audience
{
    Employees = 1,
    Consumers = 2,
}
