using System.Globalization;
using CioCompass.Core.Data;
using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Accounts.Administration;

/// <summary>The part of a long list of names that a form offers at once.</summary>
internal static class NameSearch
{
    /// <summary>Beside those that are kept: more choices than this nobody reads through.</summary>
    public const int ShownAtMost = ListPages.Size;

    /// <summary>Those whose name holds what is typed, whatever its case and accents, in the list's order; at most <see cref="ShownAtMost"/>.</summary>
    /// <param name="isKept">Chosen ones, which stay whatever is typed.</param>
    public static (IReadOnlyList<T> Shown, bool IsAll) Of<T>(IReadOnlyList<T> all, Func<T, string> nameOf, string typed, Func<T, bool> isKept)
    {
        var wanted = CleanText.Line(typed);
        var shown = new List<T>();
        var found = 0;
        foreach (var item in all)
        {
            var isFound = Has(nameOf(item), wanted) && ++found <= ShownAtMost;
            if (isFound || isKept(item))
            {
                shown.Add(item);
            }
        }

        return (shown, found <= ShownAtMost);
    }

    private static bool Has(string name, string wanted) => wanted.Length == 0
        || CultureInfo.CurrentCulture.CompareInfo.IndexOf(name, wanted, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0;
}
