namespace CioCompass.Web.Features.Accounts;

/// <summary>Names of the authorisation policies. They decide which pages open; what a page may show or do is decided by the services.</summary>
public static class Policies
{
    /// <summary>Manages accounts and organisations.</summary>
    public const string Administrator = "Administrator";

    /// <summary>Fills in assessments: administrators and consultants.</summary>
    public const string Editor = "Editor";
}
