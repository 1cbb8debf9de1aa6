using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components.Charts;

public sealed partial class UnitChart
{
    /// <summary>Number of a hundred that are filled in, 0 to 100.</summary>
    [Parameter, EditorRequired]
    public int Count { get; set; }

    /// <summary>The chart in words, for readers who do not see it.</summary>
    [Parameter, EditorRequired]
    public string Description { get; set; } = "";

    /// <summary>Direct label of the filled people, where they begin.</summary>
    [Parameter, EditorRequired]
    public string Share { get; set; } = "";

    /// <summary>Direct label of the hollow people, where they end.</summary>
    [Parameter, EditorRequired]
    public string Rest { get; set; } = "";
}
