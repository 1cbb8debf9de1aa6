using Microsoft.AspNetCore.Components;

namespace CioCompass.Web.Components.Typing;

/// <summary>
/// Around a form: keeps what is typed or chosen in it in the browser until it is saved or given up, puts it back when the form is shown
/// again, and asks before the page is left. Call <see cref="SavedAsync"/> or <see cref="DiscardAsync"/> in the end.
/// <para>Fields are told apart by their id, radio buttons by their name; a radio button needs a value. Never put a password here.</para>
/// </summary>
public sealed partial class UnsavedScope(UnsavedWork work) : IDisposable
{
    private readonly List<TextInput> fields = [];
    private bool wasUnsaved;
    private bool isSettled;

    /// <summary>Key of the thing that is edited, alone in the whole program: <c>action-…</c>, <c>checklist-…</c>.</summary>
    [Parameter, EditorRequired]
    public required string Key { get; set; }

    /// <summary>Whether something is not saved, where the page knows it better than the fields; null asks the fields.</summary>
    [Parameter]
    public bool? HasUnsaved { get; set; }

    /// <summary>Saves what can be saved before the page is left.</summary>
    [Parameter]
    public Func<Task>? BeforeLeaving { get; set; }

    /// <summary>Path on which the form stays, whatever the query; null where every way leads away from it.</summary>
    [Parameter]
    public string? StaysOn { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    public bool IsUnsaved => HasUnsaved ?? (!isSettled && fields.Any(f => f.IsChanged));

    /// <summary>After the form was saved.</summary>
    public Task SavedAsync()
    {
        Settle();
        return work.SavedAsync(Key);
    }

    /// <summary>After the person gave it up.</summary>
    public Task DiscardAsync()
    {
        Settle();
        return work.DiscardAsync(Key);
    }

    /// <inheritdoc cref="UnsavedWork.KeyAsync"/>
    public Task<Guid?> KeyAsync(Guid proposed) => work.KeyAsync(Key, proposed);

    public void Dispose() => work.Leave(this);

    internal void Enter(TextInput field) => fields.Add(field);

    internal void Leave(TextInput field)
    {
        fields.Remove(field);
        Look();
    }

    /// <summary>Something was typed: whatever was settled before, this is not.</summary>
    internal void Typed()
    {
        isSettled = false;
        Look();
    }

    internal void Look()
    {
        if (IsUnsaved != wasUnsaved)
        {
            wasUnsaved = IsUnsaved;
            work.Look();
        }
    }

    private void Settle()
    {
        isSettled = true;
        Look();
    }

    protected override void OnInitialized() => work.Enter(this);

    protected override void OnParametersSet() => Look();
}
