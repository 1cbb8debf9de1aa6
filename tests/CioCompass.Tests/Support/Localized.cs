using CioCompass.Core.Text;

namespace CioCompass.Tests.Support;

/// <summary>Texts as most tests need them: three languages told apart, and complete in every other that the product speaks.</summary>
internal static class Localized
{
    extension(LocalizedText text)
    {
        public string Nl => text["nl"];

        public string En => text["en"];

        public string Fr => text["fr"];
    }

    /// <summary>Where all three are there, each further language has the English words; where one is missing, they are missing too.</summary>
    public static LocalizedText Of(string nl, string en, string fr)
    {
        var further = nl.Length > 0 && fr.Length > 0 ? en : "";
        (string, string)[] three = [("nl", nl), ("en", en), ("fr", fr)];
        return LocalizedText.Of(three.Concat(Languages.Codes.Except(["nl", "en", "fr"]).Select(language => (language, further))));
    }
}
