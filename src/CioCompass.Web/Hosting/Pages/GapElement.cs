using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>An element of which some attributes are the same for all, and some are one answer's own.</summary>
public sealed class GapElement<TOwn> : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Tag { get; set; }

    /// <summary>The own attributes: <see cref="PageGap.Attribute"/> or <see cref="PageGap.Flag"/>.</summary>
    [Parameter, EditorRequired]
    public required PageGap<TOwn> Own { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>The attributes that all share.</summary>
    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? Shared { get; set; }

    /// <summary>In pieces, since an element of the render tree takes no component among its attributes.</summary>
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, Start());
        builder.OpenComponent<Gap<TOwn>>(1);
        builder.AddComponentParameter(2, nameof(Gap<>.For), Own);
        builder.CloseComponent();
        if (Tag == "input")
        {
            builder.AddMarkupContent(3, " />");
            return;
        }

        builder.AddMarkupContent(4, ">");
        builder.AddContent(5, ChildContent);
        builder.AddMarkupContent(6, $"</{Tag}>");
    }

    private string Start()
    {
        var start = new StringBuilder().Append('<').Append(Tag);
        foreach (var (name, value) in Shared ?? new Dictionary<string, object>())
        {
            switch (value)
            {
                case true:
                    start.Append(' ').Append(name);
                    break;
                case string text:
                    start.Append(' ').Append(name).Append("=\"").Append(HtmlEncoder.Default.Encode(text)).Append('"');
                    break;
                case false or null:
                    break;
                default:
                    throw new ArgumentException($"The attribute {name} is neither a text nor a flag.");
            }
        }

        return start.ToString();
    }
}
