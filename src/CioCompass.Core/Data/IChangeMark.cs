namespace CioCompass.Core.Data;

/// <summary>Tells what is kept in memory of a room whether the database is still as it was.</summary>
public interface IChangeMark
{
    /// <summary>
    /// Time for which something may be kept although its mark is the same; <see cref="Timeout.InfiniteTimeSpan"/> where the mark misses nothing.
    /// </summary>
    TimeSpan SafetyNet { get; }

    /// <summary>
    /// Mark of a room: it differs from one that was read earlier as soon as the workshop has changed since, by whomever. Read it before whatever is
    /// to be kept.
    /// </summary>
    /// <returns>Null while nobody would tell: keep nothing then.</returns>
    long? OfRoom(Guid workshopId);

    /// <summary>Mark of the phones in all rooms: it differs from one that was read earlier as soon as another process has let a phone go.</summary>
    long? OfPhones();
}
