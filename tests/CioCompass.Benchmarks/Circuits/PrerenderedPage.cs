using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CioCompass.Benchmarks.Circuits;

/// <summary>The marks that Blazor's script looks for in a page: where components begin, and the state they left.</summary>
public sealed partial class PrerenderedPage(string html)
{
    public string ApplicationState { get; } = State().Match(html).Groups[1].Value;

    /// <summary>The argument of UpdateRootComponents that adds every component of the page.</summary>
    /// <exception cref="InvalidDataException">The page has no interactive component.</exception>
    public string AddAll()
    {
        var operations = new JsonArray();
        foreach (Match match in Component().Matches(html))
        {
            var marker = JsonNode.Parse(WebUtility.HtmlDecode(match.Groups[1].Value))!;
            if (marker["descriptor"] is not null)
            {
                operations.Add(new JsonObject { ["type"] = "add", ["ssrComponentId"] = operations.Count + 1, ["marker"] = marker });
            }
        }

        return operations.Count > 0
            ? new JsonObject { ["batchId"] = 1, ["operations"] = operations }.ToJsonString(JsonSerializerOptions.Default)
            : throw new InvalidDataException("The page has no interactive component.");
    }

    [GeneratedRegex("<!--Blazor:(.*?)-->")]
    private static partial Regex Component();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(.*?)-->")]
    private static partial Regex State();
}
