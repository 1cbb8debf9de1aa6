using System.Buffers.Binary;

namespace CioCompass.Core.Workshops.Postgres;

/// <summary>Phones of a room that one process has heard lately, by a part of their hash; of what they do there is nothing in it.</summary>
internal sealed record PresenceNotice(Guid WorkshopId, IReadOnlyCollection<ulong> Phones)
{
    /// <summary>PostgreSQL takes less than 8,000 bytes in one notice; eight characters a phone, and 71 before them.</summary>
    public const int PhonesAtMost = 980;

    private const string Word = "here";
    private const int KeyLength = 6;

    public string Write(Guid sender)
    {
        var keys = new byte[Phones.Count * KeyLength];
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        foreach (var (index, phone) in Phones.Index())
        {
            BinaryPrimitives.WriteUInt64LittleEndian(key, phone);
            key[..KeyLength].CopyTo(keys.AsSpan(index * KeyLength));
        }

        return $"{sender:N} {Word} {WorkshopId:N} {Convert.ToBase64String(keys)}";
    }

    /// <returns>Null for what this process sent itself, and for every other kind of notice.</returns>
    public static PresenceNotice? Read(string payload, Guid self)
    {
        if (payload.Split(' ') is not [var sender, Word, var workshop, var text]
            || !Guid.TryParse(sender, out var from) || from == self || !Guid.TryParse(workshop, out var workshopId))
        {
            return null;
        }

        var keys = new byte[text.Length];
        return Convert.TryFromBase64String(text, keys, out var length) && length % KeyLength == 0
            ? new PresenceNotice(workshopId, [.. Enumerable.Range(0, length / KeyLength).Select(i => KeyAt(keys, i))])
            : null;
    }

    private static ulong KeyAt(byte[] keys, int index)
    {
        Span<byte> key = stackalloc byte[sizeof(ulong)];
        keys.AsSpan(index * KeyLength, KeyLength).CopyTo(key);
        return BinaryPrimitives.ReadUInt64LittleEndian(key);
    }
}
