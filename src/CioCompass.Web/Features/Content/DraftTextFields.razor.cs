using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content;

/// <summary>One text of the draft with a field for each language, and under each what keeps it from being published.</summary>
public sealed partial class DraftTextFields
{
    private readonly Dictionary<string, ElementReference> fields = new(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required DraftText Text { get; set; }

    [Parameter]
    public EventCallback<DraftText> TextChanged { get; set; }

    /// <summary>Id of the field that the editor came for, of this or of another text; it takes the focus.</summary>
    [Parameter]
    public string? Wanted { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && ContentTexts.Languages.FirstOrDefault(language => IdOf(language) == Wanted) is { } wanted)
        {
            await fields[wanted].FocusAsync();
        }
    }

    private string IdOf(string language) => $"{Text.Id}-{language}";
}
