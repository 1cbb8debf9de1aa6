using System.Buffers.Binary;
using System.Text;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>Reads one hub message at a time; see <see cref="BlazorPackWriter"/>.</summary>
public static class BlazorPackReader
{
    /// <summary>Takes the first whole message off the buffer.</summary>
    /// <returns>False while the buffer does not hold all of it.</returns>
    public static bool TryRead(ref ReadOnlyMemory<byte> buffer, out object?[] message)
    {
        message = [];
        var length = 0;
        for (var at = 0; at < buffer.Length && at < 5; at++)
        {
            length |= (buffer.Span[at] & 0x7F) << (7 * at);
            if (buffer.Span[at] > 0x7F)
            {
                continue;
            }

            if (buffer.Length < at + 1 + length)
            {
                return false;
            }

            var body = buffer.Span.Slice(at + 1, length);
            buffer = buffer[(at + 1 + length)..];
            message = (object?[])Value(ref body)!;
            return true;
        }

        return false;
    }

    /// <returns>Null, bool, long, double, string, byte[], object?[]; a map as an array of its keys and values in turn.</returns>
    /// <exception cref="InvalidDataException">The data are of a type that hubs do not send.</exception>
    private static object? Value(ref ReadOnlySpan<byte> data)
    {
        var kind = Take(ref data, 1)[0];
        return kind switch
        {
            <= 0x7F => (long)kind,
            >= 0xE0 => (long)(sbyte)kind,
            <= 0x8F => Items(ref data, 2 * (kind & 0xF)),
            <= 0x9F => Items(ref data, kind & 0xF),
            <= 0xBF => Text(ref data, kind & 0x1F),
            0xC0 => null,
            0xC2 => false,
            0xC3 => true,
            0xC4 => Take(ref data, Number(ref data, 1)).ToArray(),
            0xC5 => Take(ref data, Number(ref data, 2)).ToArray(),
            0xC6 => Take(ref data, Number(ref data, 4)).ToArray(),
            0xCA => (double)BinaryPrimitives.ReadSingleBigEndian(Take(ref data, 4)),
            0xCB => BinaryPrimitives.ReadDoubleBigEndian(Take(ref data, 8)),
            0xCC => (long)Take(ref data, 1)[0],
            0xCD => (long)BinaryPrimitives.ReadUInt16BigEndian(Take(ref data, 2)),
            0xCE => (long)BinaryPrimitives.ReadUInt32BigEndian(Take(ref data, 4)),
            0xCF or 0xD3 => BinaryPrimitives.ReadInt64BigEndian(Take(ref data, 8)),
            0xD0 => (long)(sbyte)Take(ref data, 1)[0],
            0xD1 => (long)BinaryPrimitives.ReadInt16BigEndian(Take(ref data, 2)),
            0xD2 => (long)BinaryPrimitives.ReadInt32BigEndian(Take(ref data, 4)),
            0xD9 => Text(ref data, Number(ref data, 1)),
            0xDA => Text(ref data, Number(ref data, 2)),
            0xDB => Text(ref data, Number(ref data, 4)),
            0xDC => Items(ref data, Number(ref data, 2)),
            0xDD => Items(ref data, Number(ref data, 4)),
            0xDE => Items(ref data, 2 * Number(ref data, 2)),
            _ => throw new InvalidDataException($"No value begins with {kind:X2}."),
        };
    }

    private static object?[] Items(ref ReadOnlySpan<byte> data, int count)
    {
        var items = new object?[count];
        for (var i = 0; i < count; i++)
        {
            items[i] = Value(ref data);
        }

        return items;
    }

    private static string Text(ref ReadOnlySpan<byte> data, int length) => Encoding.UTF8.GetString(Take(ref data, length));

    private static int Number(ref ReadOnlySpan<byte> data, int bytes)
    {
        var number = 0;
        foreach (var part in Take(ref data, bytes))
        {
            number = (number << 8) | part;
        }

        return number;
    }

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> data, int count)
    {
        var taken = data[..count];
        data = data[count..];
        return taken;
    }
}
