namespace CioCompass.Core.Reports.Office.Drawing;

/// <summary>The unit of lengths in DrawingML: 914,400 to an inch.</summary>
internal static class Emu
{
    /// <summary>In a pixel of 1/96 inch.</summary>
    public const int PerPixel = 9525;
}
