using System.Globalization;
using CioCompass.Core.Text;

namespace CioCompass.Core.Statistics;

/// <summary>
/// Numbers as the readers of each language write them. Runtimes differ in these details from one release of their locale data to
/// the next (French: U+00A0 or U+202F), so the product decides them: the same text on every machine, in charts and in exports.
/// </summary>
public static class Percent
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A whole per cent: <c>93%</c>, in French <c>93 %</c> with a no-break space.</summary>
    public static string Text(int percentage, CultureInfo culture) =>
        Languages.Of(culture).SpacesPercent ? $"{Count(percentage, culture)}{NoBreakSpace}%" : $"{Count(percentage, culture)}%";

    /// <summary>In the reader's language.</summary>
    /// <inheritdoc cref="Text(int, CultureInfo)"/>
    public static string Text(int percentage) => Text(percentage, CultureInfo.CurrentCulture);

    /// <summary>A whole number with the language's thousands separator: <c>32,200</c>, <c>32.200</c>, <c>32 200</c>.</summary>
    public static string Count(int number, CultureInfo culture)
    {
        var text = number.ToString("N0", culture);
        return text.Replace('\u202F', NoBreakSpace);
    }
}
