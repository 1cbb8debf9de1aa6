using System.IO.Packaging;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office;

/// <summary>Writes the parts of an Office file, and hands it over when it is finished.</summary>
internal static class OfficePackage
{
    private const string Drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
    private const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Declares the usual prefixes at the root, as Office does; the library would declare them at each element that uses one.</summary>
    /// <param name="root">Is written at once, and no longer held; what is added to it later is not in the file.</param>
    public static void Write(this OpenXmlPart part, OpenXmlPartRootElement root)
    {
        if (root.NamespaceUri != Drawing)
        {
            root.AddNamespaceDeclaration("a", Drawing);
            root.AddNamespaceDeclaration("r", Relationships);
        }

        part.Write(root.WriteTo);
    }

    /// <param name="root">Writes the one element that the part consists of.</param>
    public static void Write(this OpenXmlPart part, Action<XmlWriter> root)
    {
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, Settings);
        writer.WriteStartDocument(standalone: true);
        root(writer);
    }

    /// <param name="file">A complete package, which is written back and forth.</param>
    /// <param name="target">Is only written from the front, as a response is.</param>
    public static void Finish(MemoryStream file, Stream target)
    {
        MakeTargetsRelative(file);
        file.Position = 0;
        file.CopyTo(target);
    }

    /// <summary>
    /// Refers from one part to another as Office does, by <c>../tables/table1.xml</c>. The library writes <c>/xl/tables/table1.xml</c>, which
    /// means the same (ECMA-376 part 2, 6.5.3), but several readers look the text up as it stands.
    /// </summary>
    private static void MakeTargetsRelative(MemoryStream file)
    {
        using var package = Package.Open(file, FileMode.Open, FileAccess.ReadWrite);
        foreach (var part in package.GetParts().Where(p => !PackUriHelper.IsRelationshipPartUri(p.Uri)).ToList())
        {
            foreach (var link in part.GetRelationships().Where(r => r.TargetMode == TargetMode.Internal).ToList())
            {
                var target = PackUriHelper.GetRelativeUri(part.Uri, PackUriHelper.ResolvePartUri(part.Uri, link.TargetUri));
                part.DeleteRelationship(link.Id);
                part.CreateRelationship(target, TargetMode.Internal, link.RelationshipType, link.Id);
            }
        }
    }
}
