using System.Text;
using CioCompass.Core.Reports.Pdf.Writing;

namespace CioCompass.Core.Reports.Pdf.Drawing;

/// <summary>A shape to fill or stroke, in points from the top left corner of the page, y downwards.</summary>
internal sealed class Shape
{
    /// <summary>Distance of the control points with which four Bézier curves come closest to a circle.</summary>
    private const double Kappa = 0.5522847;

    private readonly List<(string Operator, (double X, double Y)[] Points)> steps = [];

    public (double Left, double Top, double Right, double Bottom) Bounds
    {
        get
        {
            var points = steps.SelectMany(s => s.Points).ToList();
            return (points.Min(p => p.X), points.Min(p => p.Y), points.Max(p => p.X), points.Max(p => p.Y));
        }
    }

    public static Shape Line(double x1, double y1, double x2, double y2) => new Shape().Move(x1, y1).LineTo(x2, y2);

    public static Shape Rectangle(double x, double y, double width, double height) =>
        Polygon((x, y), (x + width, y), (x + width, y + height), (x, y + height));

    public static Shape Polygon(params ReadOnlySpan<(double X, double Y)> points)
    {
        var shape = new Shape().Move(points[0].X, points[0].Y);
        foreach (var (x, y) in points[1..])
        {
            shape.LineTo(x, y);
        }

        return shape.Close();
    }

    public static Shape Circle(double x, double y, double radius)
    {
        var k = radius * Kappa;
        return new Shape().Move(x + radius, y)
            .CurveTo((x + radius, y + k), (x + k, y + radius), (x, y + radius))
            .CurveTo((x - k, y + radius), (x - radius, y + k), (x - radius, y))
            .CurveTo((x - radius, y - k), (x - k, y - radius), (x, y - radius))
            .CurveTo((x + k, y - radius), (x + radius, y - k), (x + radius, y))
            .Close();
    }

    public Shape Move(double x, double y) => Step("m", (x, y));

    public Shape LineTo(double x, double y) => Step("l", (x, y));

    public Shape CurveTo((double X, double Y) first, (double X, double Y) second, (double X, double Y) end) => Step("c", first, second, end);

    public Shape Close() => Step("h");

    /// <summary>Several shapes as one.</summary>
    public Shape And(Shape other)
    {
        steps.AddRange(other.steps);
        return this;
    }

    public string Operators(double pageHeight)
    {
        var text = new StringBuilder();
        foreach (var (name, points) in steps)
        {
            foreach (var (x, y) in points)
            {
                text.Append(PdfSyntax.Number(x)).Append(' ').Append(PdfSyntax.Number(pageHeight - y)).Append(' ');
            }

            text.Append(name).Append(' ');
        }

        return text.ToString();
    }

    private Shape Step(string name, params (double X, double Y)[] points)
    {
        steps.Add((name, points));
        return this;
    }
}
