using System.Buffers.Binary;
using System.Text;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>
/// Content of a render batch, read as far as a measurement needs it: new elements and texts, and event handlers that replaced others. The layout is
/// that of RenderBatchWriter: little-endian, five offsets at the end, a table of strings before them.
/// https://github.com/dotnet/aspnetcore/blob/main/src/Components/Server/src/Circuits/RenderBatchWriter.cs
/// </summary>
public sealed class RenderBatch
{
    private const int FrameSize = 20;
    private const int EditSize = 16;
    private const int SetAttribute = 3;

    private readonly ReadOnlyMemory<byte> data;
    private readonly int frames;
    private readonly int strings;

    /// <exception cref="InvalidDataException">The data are shorter than any batch.</exception>
    public RenderBatch(ReadOnlyMemory<byte> data)
    {
        if (data.Length < 20)
        {
            throw new InvalidDataException($"A batch of {data.Length} bytes has no offsets.");
        }

        this.data = data;
        frames = Int(data.Length - 16);
        strings = Int(data.Length - 4);
    }

    public int FrameCount => Int(frames);

    /// <summary>Of plain texts and of markup.</summary>
    public IEnumerable<string> Texts() => Enumerable.Range(0, FrameCount).Select(Frame)
        .Where(f => f.Kind is FrameKind.Text or FrameKind.Markup).Select(f => f.Name);

    public RenderFrame Frame(int index)
    {
        var at = frames + 4 + (index * FrameSize);
        var kind = (FrameKind)Int(at);
        return kind switch
        {
            FrameKind.Element => new RenderFrame(kind, String(Int(at + 8)), "", 0, Int(at + 4)),
            FrameKind.Attribute => new RenderFrame(
                kind, String(Int(at + 4)), String(Int(at + 8)), BinaryPrimitives.ReadInt64LittleEndian(data.Span[(at + 12)..]), 1),
            FrameKind.Text or FrameKind.Markup => new RenderFrame(kind, String(Int(at + 4)), "", 0, 1),
            FrameKind.Component or FrameKind.Region => new RenderFrame(kind, "", "", 0, Int(at + 4)),
            _ => new RenderFrame(kind, "", "", 0, 1),
        };
    }

    /// <summary>For each component that changed: the frames that its edits put in or take attributes from, in the order of the page.</summary>
    public IEnumerable<ComponentChange> Changes()
    {
        var updated = Int(data.Length - 20);
        for (var i = 0; i < Int(updated); i++)
        {
            var at = Int(updated + 4 + (i * 4));
            var replaced = new List<RenderFrame>();
            var inserted = new List<int>();
            for (var edit = 0; edit < Int(at + 4); edit++)
            {
                var from = at + 8 + (edit * EditSize);
                if (Int(from) == SetAttribute)
                {
                    replaced.Add(Frame(Int(from + 8)));
                }
                else if (Int(from) == 1)
                {
                    inserted.Add(Int(from + 8));
                }
            }

            yield return new ComponentChange(Int(at), inserted, replaced);
        }
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.Span[at..]);

    private string String(int index)
    {
        if (index < 0)
        {
            return "";
        }

        var at = Int(strings + (index * 4));
        var length = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = data.Span[at++];
            length |= (part & 0x7F) << shift;
            if (part < 0x80)
            {
                return Encoding.UTF8.GetString(data.Span.Slice(at, length));
            }
        }
    }
}

/// <summary>The kinds that are read; the others count only as places in the row.</summary>
public enum FrameKind
{
    Element = 1,
    Text = 2,
    Attribute = 3,
    Component = 4,
    Region = 5,
    Markup = 8,
}

/// <param name="Name">An element's or attribute's name; a text.</param>
/// <param name="Handler">Of an attribute that is an event; else 0.</param>
/// <param name="Length">Frames of an element, component or region with all in it, itself included.</param>
public sealed record RenderFrame(FrameKind Kind, string Name, string Value, long Handler, int Length);

/// <param name="Inserted">Where the inserted frames begin, by their place in the batch.</param>
/// <param name="Replaced">The attributes that were set.</param>
public sealed record ComponentChange(int ComponentId, IReadOnlyList<int> Inserted, IReadOnlyList<RenderFrame> Replaced);
