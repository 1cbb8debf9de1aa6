namespace CioCompass.EndToEndTests.Support.Browsers;

/// <summary>Rules by which axe looks at a page, as its options: those of WCAG 2.2 to level AA, and its own best practice.</summary>
internal static class AxeRules
{
    public const string All = $$"""{ {{Told}}, {{Tags}} }""";

    /// <summary>For a page that was looked at in another theme: nothing but its colours is different.</summary>
    public const string Colours = $$"""{ {{Told}}, "runOnly": { "type": "rule", "values": ["color-contrast", "link-in-text-block"] } }""";

    private const string Tags = """
        "runOnly": { "type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }
        """;

    /// <summary>Of what is right axe would otherwise tell every element, and a path to it.</summary>
    private const string Told = """
        "resultTypes": ["violations"]
        """;
}
