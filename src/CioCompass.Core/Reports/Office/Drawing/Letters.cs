using A = DocumentFormat.OpenXml.Drawing;

namespace CioCompass.Core.Reports.Office.Drawing;

/// <summary>Look of the letters in a drawing.</summary>
/// <param name="Points">Their size.</param>
/// <param name="Typeface">Null where the place in the drawing says it.</param>
internal sealed record Letters(double Points, A.SchemeColorValues Colour, bool Bold = false, string? Typeface = null)
{
    /// <summary>The theme's typeface for headings.</summary>
    public const string Headings = "+mj-lt";

    /// <summary>The theme's typeface for everything else.</summary>
    public const string Body = "+mn-lt";

    public T On<T>(T properties)
        where T : A.TextCharacterPropertiesType
    {
        properties.FontSize = (int)(Points * 100);
        properties.Bold = Bold;
        properties.Append(Palette.Fill(Colour));
        if (Typeface is not null)
        {
            properties.Append(new A.LatinFont { Typeface = Typeface });
        }

        return properties;
    }
}
