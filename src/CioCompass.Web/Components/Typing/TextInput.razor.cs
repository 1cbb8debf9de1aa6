using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Typing;

/// <summary>
/// The field of one line, or with <see cref="Rows"/> of several, that every interactive page uses: what is typed into it is never lost,
/// at any round-trip time. The browser says on every key what the field holds; nothing comes back while it is being edited.
/// <para>Use: <c>&lt;TextInput Id="title" @bind-Value="title" MaxLength="200" aria-describedby="title-error" /&gt;</c>. Days have
/// <see cref="DateInput"/>, whole numbers <see cref="NumberInput"/>. Any other attribute (aria-*, class, lang, name, autocomplete,
/// placeholder, @onblur) is passed on. Inside an <see cref="UnsavedScope"/> the text is kept by the browser until it is saved.</para>
/// <para>A <see cref="Value"/> that differs from what was typed is shown when the field is left; at once where its form was just sent
/// (an added item empties its field), and never over letters that the server has not seen yet.</para>
/// </summary>
public sealed partial class TextInput(IJSRuntime js) : IDisposable
{
    /// <summary>Characters of a number, which HTML gives no limit: more than any that a form takes.</summary>
    public const int LongestNumber = 20;

    private ElementReference element;
    private string initial = "";
    private string typed = "";
    private string known = "";
    private string baseline = "";
    private string? over;
    private string? pushed;
    private int pushes;

    [Parameter, EditorRequired]
    public required string Id { get; set; }

    [Parameter, EditorRequired]
    public required string Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Raised by Enter in a field of one line, and when a field is left in which something was typed.</summary>
    [Parameter]
    public EventCallback Entered { get; set; }

    /// <summary>The input's type: text, search, email, url, number or date. Means nothing where there are <see cref="Rows"/>.</summary>
    [Parameter]
    public string Type { get; set; } = "text";

    /// <summary>Height of a field of several lines; null for one line.</summary>
    [Parameter]
    public int? Rows { get; set; }

    /// <summary>
    /// In UTF-16 code units, as the browser counts: the constant that the text is checked against. At most 5,000, so that every text fits the
    /// 32 KB of one message of the circuit. Null for days and numbers only.
    /// </summary>
    [Parameter, EditorRequired]
    public required int? MaxLength { get; set; }

    [Parameter]
    public bool ReadOnly { get; set; }

    /// <summary>Further attributes of the element.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Attributes { get; set; }

    [CascadingParameter]
    private UnsavedScope? Scope { get; set; }

    /// <summary>Whether something was typed since the server last said what the field holds.</summary>
    internal bool IsChanged => known != baseline;

    private bool IsText => Rows is not null || Type is not ("date" or "number");

    private int? Number => pushes == 0 ? null : pushes;

    /// <summary>Takes the focus, unless somebody is in another field by then.</summary>
    public ValueTask FocusUnlessTypingAsync() => element.FocusUnlessTypingAsync(js);

    public void Dispose() => Scope?.Leave(this);

    /// <exception cref="InvalidOperationException">A text without a limit.</exception>
    protected override void OnInitialized()
    {
        if (MaxLength is null && IsText)
        {
            throw new InvalidOperationException($"The field {Id} needs a maximum length.");
        }

        initial = typed = known = baseline = Value;
        Scope?.Enter(this);
    }

    protected override void OnParametersSet()
    {
        if (Value != known)
        {
            (known, baseline, pushed, over) = (Value, Value, Value, typed);
            pushes++;
            Scope?.Look();
        }
    }

    private async Task TypedAsync(ChangeEventArgs e)
    {
        var value = e.Value?.ToString() ?? "";
        if (value != known)
        {
            typed = known = value;
            Scope?.Typed();
            await ValueChanged.InvokeAsync(value);
        }
    }

    private async Task EnteredAsync(ChangeEventArgs e)
    {
        await TypedAsync(e);
        await Entered.InvokeAsync();
    }
}
