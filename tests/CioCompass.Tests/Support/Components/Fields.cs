using Bunit;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;

namespace CioCompass.Tests.Support.Components;

internal static class Fields
{
    /// <summary>
    /// The text of a <see cref="TextInput"/>, as the server knows it. The element's own <c>value</c> says only what it began with: what
    /// comes later is the browser's.
    /// </summary>
    /// <param name="field">The field's id after a <c>#</c>, as for <c>Find</c>.</param>
    public static string TextOf(this IRenderedComponent<IComponent> page, string field) =>
        page.FindComponents<TextInput>().Single(f => "#" + f.Instance.Id == field).Instance.Value;
}
