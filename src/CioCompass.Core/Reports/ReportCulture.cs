using System.Globalization;

namespace CioCompass.Core.Reports;

/// <summary>Makes a report's language and number format current until it is disposed, for the texts that are read from them.</summary>
internal sealed class ReportCulture : IDisposable
{
    private readonly (CultureInfo Format, CultureInfo Language) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public ReportCulture(CultureInfo culture) =>
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
