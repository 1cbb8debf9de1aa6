using CioCompass.Benchmarks.Circuits;
using FsCheck.Xunit;

namespace CioCompass.Tests.Benchmarks;

public sealed class BlazorPackTests
{
    [Property]
    public void What_is_written_is_read_again(long number, bool flag, string? text)
    {
        ReadOnlyMemory<byte> buffer = BlazorPackWriter.Invocation(null, "Target", number, flag, text);

        Assert.True(BlazorPackReader.TryRead(ref buffer, out var message));

        Assert.Equal(0, buffer.Length);
        Assert.Equal("Target", message[3]);
        Assert.Equal([number, flag, text], (object?[])message[4]!);
    }

    [Fact]
    public void A_message_waits_for_its_last_byte_and_leaves_the_next_one()
    {
        var first = BlazorPackWriter.Invocation("1", "Long", new string('é', 5000));
        ReadOnlyMemory<byte> part = first.AsMemory(0, first.Length - 1);
        ReadOnlyMemory<byte> both = (byte[])[.. first, .. BlazorPackWriter.Ping()];

        Assert.False(BlazorPackReader.TryRead(ref part, out _));
        Assert.True(BlazorPackReader.TryRead(ref both, out var message));
        Assert.Equal("Long", message[3]);
        Assert.True(BlazorPackReader.TryRead(ref both, out var ping));
        Assert.Equal([6L], ping);
    }

    [Fact]
    public void A_type_that_hubs_do_not_send_is_refused()
    {
        ReadOnlyMemory<byte> buffer = new byte[] { 1, 0xC1 };

        Assert.Throws<InvalidDataException>(() => BlazorPackReader.TryRead(ref buffer, out _));
    }
}
