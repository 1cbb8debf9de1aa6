using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace CioCompass.Web.Components.Typing;

public static class FocusExtensions
{
    /// <summary>
    /// Moves the focus, unless somebody is in another field by then: over a slow network this arrives late, and letters would go where
    /// nobody looks. Instead of <see cref="ElementReferenceExtensions.FocusAsync(ElementReference)"/> everywhere.
    /// </summary>
    public static ValueTask FocusUnlessTypingAsync(this ElementReference element, IJSRuntime js) =>
        js.InvokeVoidAsync("cioCompass.focus", element);
}
