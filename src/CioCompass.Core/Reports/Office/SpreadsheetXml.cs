using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office;

/// <summary>
/// Writes the parts of a workbook as Excel does, with SpreadsheetML as the default namespace. The library would write the prefix <c>x:</c>,
/// which is the same XML, but several readers look for <c>sheets</c> and not for the name in its namespace.
/// </summary>
internal static class SpreadsheetXml
{
    /// <param name="root">Is written at once; what is added to it later is not in the file.</param>
    public static void Fill(this OpenXmlPart part, OpenXmlPartRootElement root)
    {
        var document = new XDocument();
        using (var writer = document.CreateWriter())
        {
            root.WriteTo(writer);
        }

        document.Root!.Attributes().Where(a => a.IsNamespaceDeclaration && a.Value == root.NamespaceUri).Remove();
        part.Write(document.Root.WriteTo);
    }
}
