namespace CioCompass.Web.Hosting.Styles;

/// <summary>Style sheet of one kind of page, in one file.</summary>
public enum StyleSheet
{
    /// <summary>Pages for everybody.</summary>
    Public,

    /// <summary>The same for somebody who is signed in, with their own compass.</summary>
    PublicSignedIn,

    /// <summary>Account, set-up, files that are taken in, errors.</summary>
    Plain,

    /// <summary>A report behind a shared link.</summary>
    SharedReport,

    /// <summary>Participants' phones.</summary>
    Phone,

    /// <summary>Pages on a circuit, before MudBlazor's own.</summary>
    Site,

    /// <summary>Pages on a circuit, after MudBlazor's own.</summary>
    Working,
}
