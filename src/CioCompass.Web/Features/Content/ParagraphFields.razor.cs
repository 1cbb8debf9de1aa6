using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Features.Content;

/// <summary>The paragraphs of the role's context. Every change gives a new form to the page; the focus follows what was moved.</summary>
public sealed partial class ParagraphFields
{
    private readonly Dictionary<string, ElementReference> moves = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ElementReference> removes = new(StringComparer.Ordinal);
    private ElementReference add;
    private Func<ElementReference>? focus;
    private string? added;

    [Parameter, EditorRequired]
    public required DraftForm Form { get; set; }

    [Parameter]
    public EventCallback<DraftForm> FormChanged { get; set; }

    /// <summary>Id of the field that the editor came for; it takes the focus.</summary>
    [Parameter]
    public string? Wanted { get; set; }

    private IReadOnlyList<DraftText> Paragraphs => [.. Form.Paragraphs()];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focus is { } target)
        {
            focus = null;
            await target().FocusAsync();
        }
    }

    private async Task AddAsync()
    {
        var form = Form.AddParagraph();
        added = form.Paragraphs().Last().Id;
        await FormChanged.InvokeAsync(form);
    }

    private async Task MoveUpAsync(string id)
    {
        var form = Form.MoveParagraphUp(id);
        focus = () => form.Paragraphs().First().Id == id ? removes[id] : moves[id];
        await FormChanged.InvokeAsync(form);
    }

    /// <summary>The focus goes to the paragraph that takes its place, after the last one to where new ones are added.</summary>
    private async Task RemoveAsync(string id)
    {
        var next = Form.Paragraphs().SkipWhile(p => p.Id != id).Skip(1).FirstOrDefault()?.Id;
        focus = () => next is null ? add : removes[next];
        await FormChanged.InvokeAsync(Form.RemoveParagraph(id));
    }
}
