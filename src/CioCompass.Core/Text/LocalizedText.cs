using System.Globalization;

namespace CioCompass.Core.Text;

/// <summary>One text of the content in the product's three languages; none of them is ever missing.</summary>
public sealed record LocalizedText(string Nl, string En, string Fr)
{
    /// <summary>The text in the culture's language; English for any language but Dutch and French.</summary>
    public string In(CultureInfo culture) => culture.TwoLetterISOLanguageName switch
    {
        "nl" => Nl,
        "fr" => Fr,
        _ => En,
    };

    /// <summary>The text in the current reader's language (<see cref="CultureInfo.CurrentUICulture"/>).</summary>
    public override string ToString() => In(CultureInfo.CurrentUICulture);
}
