using CioCompass.Web.Features.Statistics.Dashboard;


namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>Addresses of trends.</summary>
public static class TrendLinks
{
    /// <summary>The id of the section on the dashboard.</summary>
    public const string Section = "trend";

    /// <summary>The trend of one organisation on the dashboard.</summary>
    public static string To(Guid organisationId) => $"/?{DashboardView.OrganisationKey}={organisationId}#{Section}";
}
