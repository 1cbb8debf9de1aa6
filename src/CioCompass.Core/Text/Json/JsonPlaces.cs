namespace CioCompass.Core.Text.Json;

/// <summary>Items of an array with the place in the file that an error about them names.</summary>
internal static class JsonPlaces
{
    public static IEnumerable<(T Item, string Path)> Of<T>(IEnumerable<T> items, string path) =>
        items.Select((item, index) => (item, $"{path}[{index}]"));

    /// <summary>Notes each item whose key another had before it.</summary>
    /// <param name="member">That holds the key.</param>
    public static void Once<T>(IEnumerable<T> items, Func<T, string> key, string path, string member, ImportErrors errors)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (item, place) in Of(items, path))
        {
            errors.Require(seen.Add(key(item)), $"{place}.{member}", ImportErrorKind.Twice);
        }
    }
}
