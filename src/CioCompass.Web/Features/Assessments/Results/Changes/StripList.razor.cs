using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Assessments.Results.Changes;

/// <param name="Key">The question's.</param>
/// <param name="Value">Printed at the end of the row.</param>
/// <param name="Words">The dots in words.</param>
public sealed record StripRow(string Key, string Text, string Value, string Words, string Class, int? Now, int? Previous, int? Target)
{
    /// <summary>A level that was only carried over, in place of one of now.</summary>
    public int? Carried { get; init; }
}

/// <summary>A dot plot of questions, one row each, in the order given.</summary>
public sealed partial class StripList
{
    [Parameter, EditorRequired]
    public required IReadOnlyList<StripRow> Rows { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    /// <summary>Stands under each row.</summary>
    [Parameter]
    public RenderFragment<StripRow>? Foot { get; set; }
}
