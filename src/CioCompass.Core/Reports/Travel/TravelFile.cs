namespace CioCompass.Core.Reports.Travel;

/// <summary>What the files that travel have in common: a size, a syntax, and a format that they name.</summary>
internal static class TravelFile
{
    private const int FormatMaxLength = 64;

    /// <param name="read">Reads the members beyond the name of the format.</param>
    /// <returns>Null where the file is none of this format; beside errors it is only there to go on with.</returns>
    public static T? Read<T>(ReadOnlyMemory<byte> file, string format, int version, ImportErrors errors, Func<ObjectReader, T> read)
        where T : class
    {
        if (file.Length > DocumentReader.LargestFile)
        {
            errors.Add("$", ImportErrorKind.TooMany, "5 MB");
            return null;
        }

        using var json = JsonSyntax.Parse(file, errors);
        if (json is null)
        {
            return null;
        }

        var root = new ObjectReader(json.RootElement, "$", errors);
        if (!IsOf(root, format, version, errors))
        {
            return null;
        }

        var document = read(root);
        root.End();
        return document;
    }

    /// <summary>Another format is told as such, and not by the hundred members that it lacks.</summary>
    private static bool IsOf(ObjectReader root, string format, int version, ImportErrors errors)
    {
        var (itsFormat, itsVersion) = (root.Text("format", FormatMaxLength), root.Number("formatVersion", 0, DocumentReader.HighestVersion));
        if (!errors.Any && (itsFormat != format || itsVersion != version))
        {
            errors.Add("$", ImportErrorKind.OtherFormat, $"{format} {version}");
        }

        return !errors.Any;
    }
}
