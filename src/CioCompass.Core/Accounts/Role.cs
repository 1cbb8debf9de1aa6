namespace CioCompass.Core.Accounts;

/// <summary>Rights of a signed-in person. Exactly one role per account.</summary>
public enum Role
{
    /// <summary>Reads the results of the own organisation.</summary>
    Cio = 1,

    /// <summary>Fills in assessments for the organisations assigned to them.</summary>
    Consultant = 2,

    /// <summary>Sees and manages everything.</summary>
    Administrator = 3,
}
