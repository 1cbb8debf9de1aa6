namespace CioCompass.Core.Data.Files;

/// <summary>The program cannot start or a command cannot run; the message tells the operator why and what to do.</summary>
public sealed class StartupException : Exception
{
    public StartupException(string message)
        : base(message)
    {
    }

    public StartupException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
