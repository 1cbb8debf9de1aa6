using System.Globalization;
using System.Text.RegularExpressions;
using CioCompass.Benchmarks;
using CioCompass.Core.Reports.Pdf.Drawing;

namespace CioCompass.Tests.Reports.Pdf;

public sealed partial class PaletteTests
{
    [Fact]
    public void Paper_has_the_colours_of_the_pages_in_the_light_theme()
    {
        var tokens = Token().Matches(File.ReadAllText(Path.Combine(WebRoot(), "css", "tokens.css")))
            .ToDictionary(m => m.Groups["name"].Value, m => int.Parse(m.Groups["rgb"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture));

        Assert.Equal(Of("ink"), Palette.Ink);
        Assert.Equal(Of("ink-2"), Palette.Ink2);
        Assert.Equal(Of("line"), Palette.Line);
        Assert.Equal(Of("line-strong"), Palette.LineStrong);
        Assert.Equal(Of("ground"), Palette.Ground);
        Assert.Equal(Of("accent"), Palette.Accent);
        Assert.Equal(Of("accent-soft"), Palette.AccentSoft);
        Assert.Equal(Of("contrast"), Palette.Contrast);
        Assert.Equal(Of("series-previous"), Palette.Previous);
        Assert.Equal(Enumerable.Range(1, 5).Select(i => Of($"level-{i}")), Palette.Levels);
        Assert.Equal(Enumerable.Range(1, 5).Select(i => Of($"level-{i}-ink")), Palette.LevelInks);

        Colour Of(string name) => Colour.Of(tokens[name]);
    }

    private static string WebRoot() => Path.Combine(Repository.Root, "src", "CioCompass.Web", "wwwroot");

    [GeneratedRegex(@"--(?<name>[\w-]+): light-dark\(#(?<rgb>[0-9a-f]{6}),")]
    private static partial Regex Token();
}
