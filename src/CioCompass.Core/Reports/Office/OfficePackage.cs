using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office;

/// <summary>Writes the parts of an Office file, and hands it over when it is finished.</summary>
internal static class OfficePackage
{
    /// <param name="root">Is written at once, and no longer held; what is added to it later is not in the file.</param>
    public static void Write(this OpenXmlPart part, OpenXmlPartRootElement root)
    {
        using var stream = part.GetStream(FileMode.Create);
        root.Save(stream);
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
