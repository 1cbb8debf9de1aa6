using CioCompass.Core.Data.Files;

namespace CioCompass.Core.Operations;

/// <summary>Brings the database to the state that this version of the program needs: a file of its own, or one on a server.</summary>
public interface IDatabaseStartup
{
    /// <exception cref="StartupException">The database cannot be used; nothing in it has been changed.</exception>
    Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Checks the database for a command, which leaves making it to the server.</summary>
    /// <exception cref="StartupException">There is none yet.</exception>
    Task RequireAsync(CancellationToken cancellationToken);
}
