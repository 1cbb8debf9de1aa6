using CioCompass.Core.Text;

namespace CioCompass.Web.Features.Content;

/// <summary>One language of a text by its name, as the editor's columns ask for it.</summary>
internal static class TextInLanguages
{
    public static string Of(this LocalizedText text, string language) => language switch
    {
        "nl" => text.Nl,
        "fr" => text.Fr,
        _ => text.En,
    };

    public static LocalizedText With(this LocalizedText text, string language, string words) => language switch
    {
        "nl" => text with { Nl = words },
        "fr" => text with { Fr = words },
        _ => text with { En = words },
    };
}
