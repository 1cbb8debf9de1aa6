using CioCompass.Core.Reports.Office.Drawing;
using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Pptx.Presentation;

/// <summary>A place on the slide, which is 1280 by 720 of these units: pixels of 1/96 inch.</summary>
internal readonly record struct Box(int Left, int Top, int Width, int Height)
{
    public const int SlideWidth = 1280;
    public const int SlideHeight = 720;

    public A.Offset Offset => new() { X = (long)Left * Emu.PerPixel, Y = (long)Top * Emu.PerPixel };

    public A.Extents Extents => new() { Cx = (long)Width * Emu.PerPixel, Cy = (long)Height * Emu.PerPixel };

    public A.Transform2D Transform => new(Offset, Extents);
}
