using System.Globalization;
using System.Xml.Linq;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>Document properties, as file managers and search show them.</summary>
internal static class CoreProperties
{
    private static readonly XNamespace Properties = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Terms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    /// <param name="madeAt">UTC.</param>
    public static XElement Render(string title, string subject, DateTime madeAt, string language) => new(
        Properties + "coreProperties",
        new XAttribute(XNamespace.Xmlns + "cp", Properties.NamespaceName), new XAttribute(XNamespace.Xmlns + "dc", Dublin.NamespaceName),
        new XAttribute(XNamespace.Xmlns + "dcterms", Terms.NamespaceName), new XAttribute(XNamespace.Xmlns + "xsi", Schema.NamespaceName),
        new XElement(Dublin + "title", SlideText.Clean(title)),
        new XElement(Dublin + "subject", SlideText.Clean(subject)),
        new XElement(Dublin + "creator", "CIO Compass"),
        new XElement(Dublin + "language", language),
        Day("created", madeAt),
        Day("modified", madeAt));

    private static XElement Day(string name, DateTime at) => new(
        Terms + name, new XAttribute(Schema + "type", "dcterms:W3CDTF"), at.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
}
