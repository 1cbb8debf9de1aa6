namespace CioCompass.Core.Data.Transactions;

/// <summary>More is waiting for the database than it can take: nothing has been done, and the sender should come back in a moment.</summary>
public sealed class DatabaseBusyException() : Exception("Too many requests wait for the database.");
