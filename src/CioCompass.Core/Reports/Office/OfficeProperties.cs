using DocumentFormat.OpenXml.Packaging;

namespace CioCompass.Core.Reports.Office;

/// <summary>Sets a file's own properties: title, language, when it was made.</summary>
internal static class OfficeProperties
{
    private const string Product = "CIO Compass";

    public static void Set(OpenXmlPackage package, Report report)
    {
        var properties = package.PackageProperties;
        properties.Title = XmlText.Of($"{report.Cover.OrganisationName} – {report.Cover.Title}");
        properties.Subject = ReportStrings.ReportTitle;
        properties.Creator = Product;
        properties.Language = report.Culture.Name;
        properties.Created = properties.Modified = report.Cover.MadeAt;
    }
}
