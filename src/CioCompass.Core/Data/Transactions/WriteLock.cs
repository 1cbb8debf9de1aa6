using System.Buffers.Binary;

namespace CioCompass.Core.Data.Transactions;

/// <summary>
/// Keeps other transactions with the same lock from beginning until this one has ended: nothing then changes between what it reads and its
/// commit. SQLite has one lock for the whole file, whichever is asked for; on PostgreSQL rooms do not wait for each other
/// (docs/decisions/0002-postgresql-write-locks.md). A transaction that needs both takes <see cref="Global"/> first.
/// </summary>
public readonly record struct WriteLock
{
    private WriteLock(WriteLockKind kind, int key) => (Kind, Key) = (kind, key);

    /// <summary>All that belongs to no workshop: accounts, content, assessments. What a transaction takes that asks for no other.</summary>
    public static WriteLock Global => default;

    /// <summary>No lock, for a transaction that locks the tables themselves.</summary>
    public static WriteLock None => new(WriteLockKind.None, 0);

    internal WriteLockKind Kind { get; }

    /// <summary>Tells workshops apart; two that share one wait for each other now and then.</summary>
    internal int Key { get; }

    /// <summary>The lock of one workshop: of its state, rounds, phones and open ballots.</summary>
    public static WriteLock Workshop(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);

        // The end of the id is random; its beginning is a time.
        return new WriteLock(WriteLockKind.Workshop, BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]));
    }
}

internal enum WriteLockKind
{
    Global,
    Workshop,
    None,
}
