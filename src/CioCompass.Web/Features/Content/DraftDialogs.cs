using MudBlazor;

namespace CioCompass.Web.Features.Content;

/// <summary>The question before something that cannot be undone.</summary>
internal static class DraftDialogs
{
    /// <returns>False also where it was left without an answer.</returns>
    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: ContentStrings.Cancel) == true;
}
