namespace CioCompass.Core.Accounts;

/// <summary>Person who asks a service to do something. Services decide by it what exists and what is allowed.</summary>
public sealed record Actor(Guid UserId, string DisplayName, Role Role)
{
    /// <summary>The program itself, for the commands of the console.</summary>
    public static Actor Console { get; } = new(Guid.Empty, "console", Role.Administrator);

    public bool MayEdit => Role is Role.Administrator or Role.Consultant;

    /// <summary>Scope of the shared link by which a reader without an account came; null for everybody else.</summary>
    internal LinkScope? Link { get; private init; }

    /// <summary>A reader by a shared link: nobody in particular, who sees what the link shows, reads only, and nothing else.</summary>
    /// <param name="label">For whom the link was made.</param>
    internal static Actor OfLink(string label, LinkScope scope) => new(Guid.Empty, label, Role.Cio) { Link = scope };
}

/// <summary>
/// One assessment with its workshops, and of the organisation's other assessments only what a comparison needs. It comes from the stored
/// link, never from an address.
/// </summary>
internal sealed record LinkScope(Guid AssessmentId, Guid OrganisationId);
