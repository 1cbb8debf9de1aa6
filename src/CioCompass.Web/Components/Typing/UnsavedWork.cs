using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Typing;

/// <summary>
/// Tracks the unsaved text of the open page, and the browser's copy of it (js/unsaved.js): kept on every key, before the server hears of it, so that
/// it outlives a lost circuit, a restart and leaving the page.
/// </summary>
public sealed class UnsavedWork(IJSRuntime js)
{
    private readonly List<UnsavedScope> scopes = [];

    /// <summary>Raised when <see cref="Any"/> may have changed.</summary>
    public event Action? Changed;

    public bool Any => scopes.Any(s => s.IsUnsaved);

    public IReadOnlyList<UnsavedScope> Scopes => scopes;

    /// <summary>Drops the browser's copy of a scope; of what was typed after the form had been sent it stays.</summary>
    public Task SavedAsync(string scope) => CallAsync("saved", scope);

    /// <summary>Drops the browser's copy of each field that still holds exactly this value.</summary>
    /// <param name="values">By the field's id; of a group of radio buttons by its name.</param>
    public Task SavedAsync(string scope, IReadOnlyDictionary<string, string> values) => CallAsync("settled", scope, values);

    /// <summary>Drops the browser's copy: what was typed was given up.</summary>
    public Task DiscardAsync(string scope) => CallAsync("discard", scope);

    /// <summary>Finds the scopes with unsaved text in the browser, by the beginning of their keys; none where there is no browser.</summary>
    public Task<IReadOnlyList<string>> FindAsync(string prefix) => AskAsync("find", prefix);

    /// <summary>Finds the fields of a scope with unsaved text in the browser.</summary>
    public Task<IReadOnlyList<string>> FieldsAsync(string scope) => AskAsync("fields", scope);

    /// <summary>
    /// The id under which the scope's form is sent: the one under which the browser has sent the same text before without hearing that it
    /// was stored, else the one that is proposed.
    /// </summary>
    /// <returns>Null where there is no browser.</returns>
    public async Task<Guid?> KeyAsync(string scope, Guid proposed)
    {
        try
        {
            return Guid.TryParse(await js.InvokeAsync<string?>("cioCompass.unsaved.key", scope, proposed.ToString()), out var id) ? id : null;
        }
        catch (Exception e) when (IsAway(e))
        {
            return null;
        }
    }

    /// <summary>Asks the browser for everything that is not saved: what was typed while the connection was gone did not arrive.</summary>
    public Task HearAgainAsync() => CallAsync("tellAgain");

    /// <summary>Before the page asks for another address by itself, to save a file or to sign in: the browser does not ask whether to leave.</summary>
    public Task GoAsync() => CallAsync("leave");

    internal void Enter(UnsavedScope scope)
    {
        scopes.Add(scope);
        Changed?.Invoke();
    }

    internal void Leave(UnsavedScope scope)
    {
        scopes.Remove(scope);
        Changed?.Invoke();
    }

    internal void Look() => Changed?.Invoke();

    private async Task CallAsync(string function, params object[] arguments)
    {
        try
        {
            await js.InvokeVoidAsync($"cioCompass.unsaved.{function}", arguments);
        }
        catch (Exception e) when (IsAway(e))
        {
            // Without its browser the copy stays; when the page comes again it finds that it says what is stored, and goes.
        }
    }

    private async Task<IReadOnlyList<string>> AskAsync(string function, string what)
    {
        try
        {
            return await js.InvokeAsync<string[]?>($"cioCompass.unsaved.{function}", what) ?? [];
        }
        catch (Exception e) when (IsAway(e))
        {
            return [];
        }
    }

    private static bool IsAway(Exception e) => e is JSDisconnectedException or JSException or OperationCanceledException;
}
