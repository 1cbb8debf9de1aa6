using CioCompass.Core.Statistics;

namespace CioCompass.Web.Features.Statistics;

/// <summary>Audiences in the reader's language.</summary>
public static class AudienceNames
{
    public static string Of(Audience audience) => audience switch
    {
        Audience.Employees => StatisticStrings.AudienceEmployees,
        _ => StatisticStrings.AudienceConsumers,
    };
}
