using System.Text.RegularExpressions;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Workshops.Phones;

/// <summary>Older phones get the light colours by name; they must not drift from the tokens.</summary>
public sealed partial class FallbackColoursTests
{
    [Fact]
    public async Task The_colours_for_older_phones_are_the_light_ones_of_the_tokens()
    {
        await using var app = new CompassWebApp();
        using var client = app.CreateClient();
        var light = Pair().Matches(await client.GetStringAsync("/css/tokens.css")).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        var fallback = (await client.GetStringAsync("/css/phone.css")).Split("@supports not").Last();

        var colours = Colour().Matches(fallback).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);

        Assert.True(colours.Count > 15);
        Assert.All(colours, c => Assert.Equal(light[c.Key], c.Value));
    }

    [GeneratedRegex(@"(--[\w-]+): light-dark\((#\w+),")]
    private static partial Regex Pair();

    [GeneratedRegex(@"(--[\w-]+): (#\w+);")]
    private static partial Regex Colour();
}
