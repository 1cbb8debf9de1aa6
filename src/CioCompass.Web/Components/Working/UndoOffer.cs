using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace CioCompass.Web.Components.Working;

/// <summary>
/// Says in snackbars what was done, each with a button that takes it back. They have no time limit: they stay until they are used, closed, or
/// the page is left.
/// </summary>
public sealed class UndoOffer(ISnackbar snackbars, IJSRuntime js) : CancellableComponent
{
    private readonly List<Snackbar> shown = [];

    /// <param name="page">Drawn anew when it was taken back.</param>
    /// <param name="said">What was done.</param>
    /// <param name="undo">Takes it back; whoever does so is authorised anew.</param>
    public void Show(ComponentBase page, string said, Func<Task> undo)
    {
        if (IsLeft)
        {
            return;
        }

        var callback = EventCallback.Factory.Create(page, undo);
        var snackbar = snackbars.Add(said, Severity.Normal, options =>
        {
            options.Action = ShellStrings.Undo;
            options.HideIcon = true;
            options.RequireInteraction = true;
            options.DuplicatesBehavior = SnackbarDuplicatesBehavior.Allow;
            options.OnClick = _ => InvokeAsync(callback.InvokeAsync);
        });
        if (snackbar is not null)
        {
            shown.Add(snackbar);
            _ = js.InvokeVoidAsync("cioCompass.focusUndo");
        }
    }

    protected override ValueTask LeaveAsync()
    {
        shown.ForEach(snackbars.Remove);
        return ValueTask.CompletedTask;
    }
}
