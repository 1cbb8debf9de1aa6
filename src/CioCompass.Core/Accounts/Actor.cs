namespace CioCompass.Core.Accounts;

/// <summary>Who asks a service to do something. Services decide by it what exists and what is allowed.</summary>
public sealed record Actor(Guid UserId, string DisplayName, Role Role)
{
    /// <summary>The program itself, for the commands of the console.</summary>
    public static Actor Console { get; } = new(Guid.Empty, "console", Role.Administrator);

    public bool MayEdit => Role is Role.Administrator or Role.Consultant;
}
