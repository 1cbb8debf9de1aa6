namespace CioCompass.Core.Data.Migrations;

/// <summary>
/// Takes the controls of direction (U+202A to U+202E, U+2066 to U+2069) out of names that an earlier version stored: new ones come without,
/// see <see cref="Text.CleanText"/>.
/// </summary>
internal static class NamesInOneDirection
{
    private static readonly int[] Controls = [0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069];

    private static readonly (string Table, string Column)[] Names =
    [
        ("Organisations", "Name"), ("Assessments", "Title"), ("ActionItems", "Title"), ("ActionItems", "Owner"), ("AspNetUsers", "DisplayName"),
        ("Participants", "DisplayName"), ("SharedLinks", "Label"),
    ];

    /// <param name="character">The database's function that makes a character of its code point: <c>char</c> or <c>chr</c>.</param>
    public static string Sql(string character) => string.Join('\n', Names.Select(name =>
    {
        var clean = Controls.Aggregate($"\"{name.Column}\"", (text, control) => $"replace({text}, {character}({control}), '')");
        return $"UPDATE \"{name.Table}\" SET \"{name.Column}\" = {clean} WHERE \"{name.Column}\" <> {clean};";
    }));
}
