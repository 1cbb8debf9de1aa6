using System.Xml.Linq;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>The namespaces of ECMA-376 that a presentation is written in.</summary>
internal static class Names
{
    public static readonly XNamespace A = "http://schemas.openxmlformats.org/drawingml/2006/main";

    public static readonly XNamespace P = "http://schemas.openxmlformats.org/presentationml/2006/main";

    public static readonly XNamespace C = "http://schemas.openxmlformats.org/drawingml/2006/chart";

    public static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>A root element that declares the usual prefixes, as Office writes them.</summary>
    public static XElement Root(XName name, params object?[] content) => new(
        name, new XAttribute(XNamespace.Xmlns + "a", A.NamespaceName), new XAttribute(XNamespace.Xmlns + "r", R.NamespaceName),
        new XAttribute(XNamespace.Xmlns + (name.Namespace == C ? "c" : "p"), name.NamespaceName), content);

    /// <summary>An element with one attribute <c>val</c>, which is how most settings are written.</summary>
    public static XElement Val(XName name, object value) => new(name, new XAttribute("val", value));

    public static XAttribute Attr(string name, object value) => new(name, value);
}
