using CioCompass.Benchmarks.Circuits;

namespace CioCompass.Tests.Benchmarks;

public sealed class RenderBatchTests
{
    private static readonly string[] Strings = ["input", "onchange", "Saved"];

    [Fact]
    public void Handlers_texts_and_lengths_are_where_the_server_writes_them()
    {
        var batch = new RenderBatch(Batch());

        var change = Assert.Single(batch.Changes());
        Assert.Equal(9, change.ComponentId);
        Assert.Equal([0], change.Inserted);
        Assert.Equal(77, Assert.Single(change.Replaced).Handler);
        Assert.Equal(4, batch.Frame(0).Length);
        Assert.Equal(new RenderFrame(FrameKind.Element, "input", "", 0, 2), batch.Frame(1));
        Assert.Equal(["Saved"], batch.Texts());
    }

    [Fact]
    public void A_batch_without_offsets_is_refused() => Assert.Throws<InvalidDataException>(() => new RenderBatch(new byte[19]));

    /// <summary>One component with a new region, in which an element with a handler and a text are.</summary>
    private static byte[] Batch()
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        Ints(9, 2, 1, 0, 0, 0, 3, 0, 2, 0); // The component, and two edits: kind, place, frame, nothing.
        var updated = (int)stream.Position;
        Ints(1, 0);
        var frames = (int)stream.Position;
        Ints(4, 5, 4, 0, 0, 0, 1, 2, 0, 0, 0, 3, 1, -1, 77, 0, 2, 2, 0, 0, 0);
        var disposed = (int)stream.Position;
        Ints(0, 0);
        var places = Strings.Select(text =>
        {
            var place = (int)stream.Position;
            writer.Write(text);
            return place;
        }).ToArray();
        var strings = (int)stream.Position;
        Ints(places);
        Ints(updated, frames, disposed, disposed + 4, strings);
        return stream.ToArray();

        void Ints(params ReadOnlySpan<int> values)
        {
            foreach (var value in values)
            {
                writer.Write(value);
            }
        }
    }
}
