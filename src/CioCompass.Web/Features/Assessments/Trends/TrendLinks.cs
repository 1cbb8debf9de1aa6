namespace CioCompass.Web.Features.Assessments.Trends;

/// <summary>Addresses of trends.</summary>
public static class TrendLinks
{
    /// <summary>In the dashboard's address: the organisation whose trend is shown.</summary>
    public const string OrganisationKey = "organisation";

    /// <summary>The id of the section on the dashboard.</summary>
    public const string Section = "trend";

    /// <summary>The trend of one organisation on the dashboard.</summary>
    public static string To(Guid organisationId) => $"/?{OrganisationKey}={organisationId}#{Section}";
}
