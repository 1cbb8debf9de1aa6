using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.Writing;

/// <summary>
/// The objects of one PDF 1.7 file, written as they come: only their offsets are kept. Everything but streams goes into compressed
/// object streams (ISO 32000-1, 7.5.7), for a tagged report has tens of thousands of small objects.
/// </summary>
internal sealed class PdfFile : IDisposable
{
    private const int ObjectsPerStream = 200;

    private readonly Stream output;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly List<Entry> crossReferences = [new(0, 0, 65535)];
    private readonly List<(int Id, int Offset)> packed = [];
    private readonly StringBuilder pack = new();
    private long position;

    public PdfFile(Stream output)
    {
        this.output = output;
        // Four bytes above 127 tell mail programs and the like that the file is binary.
        Emit([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
    }

    /// <summary>An object number, for an object that is referred to before it is written.</summary>
    public int Reserve()
    {
        crossReferences.Add(default);
        return crossReferences.Count - 1;
    }

    public int Add(string body)
    {
        var id = Reserve();
        Write(id, body);
        return id;
    }

    public void Write(int id, string body)
    {
        packed.Add((id, pack.Length));
        pack.Append(body).Append('\n');
        if (packed.Count == ObjectsPerStream)
        {
            WritePack();
        }
    }

    public int AddStream(string entries, ReadOnlySpan<byte> data)
    {
        var id = Reserve();
        WriteStream(id, entries, data);
        return id;
    }

    /// <param name="entries">Of the stream's dictionary, beside its length and filter.</param>
    public void WriteStream(int id, string entries, ReadOnlySpan<byte> data, bool compress = true)
    {
        var bytes = compress ? Deflate(data) : data.ToArray();
        var filter = compress ? " /Filter /FlateDecode" : "";
        crossReferences[id] = new Entry(1, position, 0);
        Emit($"{id} 0 obj\n<< {entries} /Length {bytes.Length}{filter} >>\nstream\n");
        Emit(bytes);
        Emit("\nendstream\nendobj\n");
    }

    /// <summary>Writes what is left and the cross-reference stream. Its file identifier is a hash of all that was written.</summary>
    public void Finish(int catalog, int information)
    {
        if (packed.Count > 0)
        {
            WritePack();
        }

        var id = Reserve();
        var start = position;
        crossReferences[id] = new Entry(1, start, 0);
        var table = new byte[crossReferences.Count * 7];
        for (var i = 0; i < crossReferences.Count; i++)
        {
            var row = table.AsSpan(i * 7, 7);
            row[0] = crossReferences[i].Type;
            BinaryPrimitives.WriteUInt32BigEndian(row[1..], checked((uint)crossReferences[i].Field));
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], crossReferences[i].Index);
        }

        var identifier = Convert.ToHexString(hash.GetCurrentHash().AsSpan(0, 16));
        WriteStream(
            id,
            $"/Type /XRef /Size {crossReferences.Count} /W [1 4 2] /Root {catalog} 0 R /Info {information} 0 R /ID [<{identifier}> <{identifier}>]",
            table);
        Emit($"startxref\n{start}\n%%EOF\n");
    }

    public void Dispose() => hash.Dispose();

    private void WritePack()
    {
        var index = string.Join(' ', packed.Select(o => $"{o.Id} {o.Offset}")) + "\n";
        var stream = Reserve();
        for (var i = 0; i < packed.Count; i++)
        {
            crossReferences[packed[i].Id] = new Entry(2, stream, (ushort)i);
        }

        WriteStream(stream, $"/Type /ObjStm /N {packed.Count} /First {index.Length}", Encoding.Latin1.GetBytes(index + pack));
        packed.Clear();
        pack.Clear();
    }

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var buffer = new MemoryStream();
        using (var zlib = new ZLibStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(data);
        }

        return buffer.ToArray();
    }

    private void Emit(string ascii) => Emit(Encoding.Latin1.GetBytes(ascii));

    private void Emit(ReadOnlySpan<byte> bytes)
    {
        output.Write(bytes);
        hash.AppendData(bytes);
        position += bytes.Length;
    }

    /// <param name="Type">0 free, 1 at an offset in the file, 2 in an object stream.</param>
    /// <param name="Field">The offset, or the number of the object stream.</param>
    /// <param name="Index">The place in the object stream.</param>
    private readonly record struct Entry(byte Type, long Field, ushort Index);
}
