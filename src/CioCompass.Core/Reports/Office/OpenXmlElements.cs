using DocumentFormat.OpenXml;

namespace CioCompass.Core.Reports.Office;

/// <summary>Composes elements of which some may be left out.</summary>
internal static class OpenXmlElements
{
    /// <param name="children">Null where there is none.</param>
    public static T With<T>(this T parent, params OpenXmlElement?[] children)
        where T : OpenXmlElement
    {
        parent.Append(children.OfType<OpenXmlElement>());
        return parent;
    }
}
