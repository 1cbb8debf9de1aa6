using System.Buffers.Binary;
using System.Text;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>
/// Writes hub messages as <c>blazorpack</c>: MessagePack arrays, each after its length in bytes as a base-128 number.
/// https://github.com/dotnet/aspnetcore/blob/main/src/SignalR/docs/specs/HubProtocol.md
/// </summary>
public static class BlazorPackWriter
{
    /// <param name="invocationId">Null when no completion is asked for.</param>
    /// <param name="arguments">Null, text, whole numbers and booleans only.</param>
    /// <returns>The message with its length in front.</returns>
    public static byte[] Invocation(string? invocationId, string target, params ReadOnlySpan<object?> arguments)
    {
        using var body = new MemoryStream();
        body.Write([0x96, 1, 0x80]); // An array of six: the kind, no headers, ...
        Write(body, invocationId);
        Write(body, target);
        body.WriteByte((byte)(0x90 | arguments.Length));
        foreach (var argument in arguments)
        {
            Write(body, argument);
        }

        body.WriteByte(0x90); // ... and no streams.
        return Framed(body.ToArray());
    }

    public static byte[] Ping() => Framed([0x91, 6]);

    private static byte[] Framed(byte[] body)
    {
        using var framed = new MemoryStream();
        var length = (uint)body.Length;
        for (; length > 0x7F; length >>= 7)
        {
            framed.WriteByte((byte)(length | 0x80));
        }

        framed.WriteByte((byte)length);
        framed.Write(body);
        return framed.ToArray();
    }

    private static void Write(MemoryStream body, object? value)
    {
        switch (value)
        {
            case null:
                body.WriteByte(0xC0);
                break;
            case bool flag:
                body.WriteByte((byte)(flag ? 0xC3 : 0xC2));
                break;
            case int number:
                Write(body, (long)number);
                break;
            case long number:
                Span<byte> whole = stackalloc byte[9];
                whole[0] = 0xD3;
                BinaryPrimitives.WriteInt64BigEndian(whole[1..], number);
                body.Write(whole);
                break;
            case string text:
                var bytes = Encoding.UTF8.GetBytes(text);
                Span<byte> head = stackalloc byte[5];
                head[0] = 0xDB;
                BinaryPrimitives.WriteInt32BigEndian(head[1..], bytes.Length);
                body.Write(head);
                body.Write(bytes);
                break;
            default:
                throw new ArgumentException($"{value.GetType()} is not written.", nameof(value));
        }
    }
}
