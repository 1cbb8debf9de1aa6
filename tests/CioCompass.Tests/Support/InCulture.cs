using System.Globalization;

namespace CioCompass.Tests.Support;

/// <summary>Makes a reader's language and number format current until it is disposed.</summary>
public sealed class InCulture : IDisposable
{
    private readonly (CultureInfo Format, CultureInfo Language) before = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public InCulture(string name) =>
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(name);

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = before;
}
