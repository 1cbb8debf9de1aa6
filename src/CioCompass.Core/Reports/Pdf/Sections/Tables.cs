using CioCompass.Core.Reports.Pdf.Layout;

namespace CioCompass.Core.Reports.Pdf.Sections;

internal static class Tables
{
    /// <summary>A column of names and others of numbers.</summary>
    /// <param name="first">Share of the first column, 0..1.</param>
    public static TableLook Numbers(double first, int numbers) => new(
        [first, .. Enumerable.Repeat((1 - first) / numbers, numbers)], Enumerable.Range(1, numbers).ToHashSet(),
        Styles.TableHead, Styles.TableBody, Styles.TableRowHead);

    public static TableLook Texts(params double[] columns) => new(
        columns, new HashSet<int>(), Styles.TableHead, Styles.TableBody, Styles.TableRowHead);
}
