using CioCompass.Core.Reports.Pdf.Drawing;
using CioCompass.Core.Reports.Pdf.Structure;

namespace CioCompass.Core.Reports.Pdf.Layout;

/// <summary>A drawing that does not break. All of it, its labels too, is one figure whose alternative text says what it shows.</summary>
/// <param name="element">A figure with an alternative text.</param>
/// <param name="draw">Draws at left, top, width.</param>
internal sealed class FigureBlock(StructureElement element, double height, Action<PageCanvas, double, double, double> draw) : Block
{
    public override double Height(double width) => height;

    public override double MinimumHeight(double width) => height;

    public override void Place(PageFlow flow)
    {
        flow.Page.Tag(element);
        element.Box = [flow.Left, flow.Page.FromBottom(flow.Y + height), flow.Left + flow.Width, flow.Page.FromBottom(flow.Y)];
        draw(flow.Page, flow.Left, flow.Y, flow.Width);
        flow.Page.CloseTag();
        flow.Y += height;
    }
}
