using System.Buffers.Binary;
using System.Text;

namespace CioCompass.Core.Reports.Pdf.TrueType;

/// <summary>
/// Reads the tables of a TrueType file (OpenType specification, "Font file"). The files are the program's own, so that a wrong one is
/// a bug: it ends in an exception.
/// </summary>
internal sealed class FontTables
{
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = [];

    public FontTables(byte[] file)
    {
        this.file = file;
        for (var i = 0; i < U16(4); i++)
        {
            var record = 12 + (16 * i);
            tables[Encoding.ASCII.GetString(file, record, 4)] = ((int)U32(record + 8), (int)U32(record + 12));
        }
    }

    public bool Has(string tag) => tables.ContainsKey(tag);

    /// <summary>Position of the table in the file.</summary>
    public int Offset(string tag) => tables[tag].Offset;

    public ReadOnlySpan<byte> Table(string tag) => file.AsSpan(tables[tag].Offset, tables[tag].Length);

    public ReadOnlySpan<byte> Bytes(int offset, int length) => file.AsSpan(offset, length);

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(offset));

    public short I16(int offset) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(offset));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(offset));
}
