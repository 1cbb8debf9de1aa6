using System.Globalization;
using System.Xml.Linq;
using CioCompass.Core.Text;
using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office;

/// <summary>
/// Sets a file's own properties: title, language, when it was made. They lie in docProps/core.xml, where Office writes them and many readers look
/// without asking; the library's own properties would lie in a part with a name by chance.
/// </summary>
internal static class OfficeProperties
{
    private const string Product = "CIO Compass";

    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static void Set(OpenXmlPackage package, Report report) =>
        package.AddNewPart<CoreFilePropertiesPart>().Write(Render(report).WriteTo);

    private static XElement Render(Report report) => new(
        Core + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Core.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", Schema.NamespaceName),
        new XElement(Dublin + "title", XmlText.Of($"{report.Cover.OrganisationName} – {report.Cover.Title}")),
        new XElement(Dublin + "subject", ReportStrings.ReportTitle),
        new XElement(Dublin + "creator", Product),
        new XElement(Dublin + "language", Languages.Of(report.Culture).Spoken),
        Day("created", report.Cover.MadeAt),
        Day("modified", report.Cover.MadeAt));

    private static XElement Day(string name, DateTime utc) => new(
        Terms + name, new XAttribute(Schema + "type", "dcterms:W3CDTF"), utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}
