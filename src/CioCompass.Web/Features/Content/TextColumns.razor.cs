using CioCompass.Core.Text;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content;

/// <summary>One text with a field for each language, and under each what keeps it from being published.</summary>
public sealed partial class TextColumns
{
    private readonly Dictionary<string, TextInput> fields = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public required LocalizedText Value { get; set; }

    [Parameter]
    public EventCallback<TypedWords> Typed { get; set; }

    /// <summary>Length that a published text may have; a draft may be longer.</summary>
    [Parameter, EditorRequired]
    public required int MostCharacters { get; set; }

    /// <summary>Whether a language that is empty is said to be missing.</summary>
    [Parameter]
    public bool IsRequired { get; set; } = true;

    /// <summary>Whether it is to be read, not changed.</summary>
    [Parameter]
    public bool IsFixed { get; set; }

    /// <summary>Id of the field that the editor came for, of this or of another text; it takes the focus.</summary>
    [Parameter]
    public string? Wanted { get; set; }

    /// <summary>Actions on the text as a whole.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && Languages.Codes.FirstOrDefault(language => IdOf(language) == Wanted) is { } wanted)
        {
            await fields[wanted].FocusUnlessTypingAsync();
        }
    }

    private string IdOf(string language) => $"{Id}-{language}";
}
