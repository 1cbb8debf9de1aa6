using System.Globalization;

namespace CioCompass.Tests.Support;

internal static class Cultures
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    public static readonly CultureInfo Dutch = CultureInfo.GetCultureInfo("nl");
    public static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr");

    public static readonly IReadOnlyList<CultureInfo> All = [.. CioCompass.Core.Text.Languages.All.Select(l => l.Culture)];
}
