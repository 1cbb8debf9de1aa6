using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Features.Content.QuestionSets.Editing;

/// <summary>The paragraphs of the role's context. Every change is an edit for the page to make; the focus follows what was moved.</summary>
public sealed partial class ParagraphFields(IJSRuntime js)
{
    private readonly Dictionary<string, ElementReference> moves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ElementReference> removes = new(StringComparer.Ordinal);
    private ElementReference add;
    private Func<ElementReference>? focus;
    private string? added;

    [Parameter, EditorRequired]
    public required DraftForm Form { get; set; }

    [Parameter]
    public EventCallback<Func<DraftForm, DraftForm>> Edited { get; set; }

    /// <summary>Id of the field that the editor came for; it takes the focus.</summary>
    [Parameter]
    public string? Wanted { get; set; }

    private IReadOnlyList<DraftText> Paragraphs => [.. Form.Paragraphs()];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is { } target)
        {
            focus = null;
            await target().FocusUnlessTypingAsync(js);
        }
    }

    private Task AddAsync() => Edited.InvokeAsync(form =>
    {
        var longer = form.AddParagraph();
        added = longer.Paragraphs().Last().Id;
        return longer;
    });

    private Task MoveUpAsync(string id) => Edited.InvokeAsync(form =>
    {
        var moved = form.MoveParagraphUp(id);
        focus = () => moved.Paragraphs().First().Id == id ? removes[id] : moves[id];
        return moved;
    });

    /// <summary>The focus goes to the paragraph that takes its place, after the last one to where new ones are added.</summary>
    private Task RemoveAsync(string id) => Edited.InvokeAsync(form =>
    {
        var next = form.Paragraphs().SkipWhile(p => p.Id != id).Skip(1).FirstOrDefault()?.Id;
        focus = () => next is null ? add : removes[next];
        return form.RemoveParagraph(id);
    });
}
