using System.Text.RegularExpressions;

namespace CioCompass.EndToEndTests.Support;

/// <summary>The program's own export, changed so that it can be taken in again.</summary>
public static partial class ImportFile
{
    /// <summary>The same answers as an assessment of its own: the importer knows one by its id.</summary>
    public static string AsAnother(string file)
    {
        var other = AssessmentId().Replace(file, $"${{1}}{Guid.NewGuid()}", 1);
        Assert.NotEqual(file, other);
        return other;
    }

    [GeneratedRegex("(\"assessment\":\\s*\\{\\s*\"id\":\\s*\")[0-9a-f-]{36}")]
    private static partial Regex AssessmentId();
}
