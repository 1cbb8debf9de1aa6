namespace CioCompass.Core.Data;

/// <summary>Tells what is kept in memory whether the database is still as it was.</summary>
public interface IChangeMark
{
    /// <summary>
    /// A number that differs from one that was read earlier as soon as anything has been committed since, by whomever. Read it before what is
    /// to be kept. Null where only a query of its own could tell: keep nothing then.
    /// </summary>
    long? Read();
}
