using System.Xml.Linq;
using static CioCompass.Core.Reports.Pptx.Xml.Names;

namespace CioCompass.Core.Reports.Pptx.Xml;

/// <summary>A place on the slide, which is 1280 by 720 of these units: pixels of 1/96 inch, 9525 EMU each.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    public const int Emu = 9525;
    public const int SlideWidth = 1280;
    public const int SlideHeight = 720;

    /// <summary>Renders the transform of a shape; a frame of a chart or table has it in the other namespace.</summary>
    public XElement Transform(XName name) => new(
        name,
        new XElement(A + "off", Attr("x", Left * Emu), Attr("y", Top * Emu)),
        new XElement(A + "ext", Attr("cx", Width * Emu), Attr("cy", Height * Emu)));
}
