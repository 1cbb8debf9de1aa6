using System.Globalization;
using CioCompass.Core.Statistics.Citations;

namespace CioCompass.Core.Statistics;

/// <summary>The article that the figures, the claims and the questions come from. Its author and its date have not been found.</summary>
public static class Article
{
    /// <summary>Title of the article, as in its address.</summary>
    public const string Title = "Techneut, mensenkenner, visionair: ziehier de nieuwe CIO";

    /// <summary>Language of the title.</summary>
    public const string Language = "nl";

    public const string Site = "bloovi.be";

    public const string Address = "https://bloovi.be/nieuws/detail/techneut-mensenkenner-visionair-ziehier-de-nieuwe-cio";

    /// <summary>Years in which it quoted the figures.</summary>
    public const string Quoted = "2016–2017";

    /// <summary>A sentence or two: which article, and what of it is open.</summary>
    public static string Note(CultureInfo culture) => string.Format(culture, NoteFormat(culture), Title);

    /// <summary>The same with <c>{0}</c> where the title stands, for a page that makes a link of it.</summary>
    public static string NoteFormat(CultureInfo culture) =>
        string.Format(culture, CitationStrings.ResourceManager.GetString(nameof(CitationStrings.ArticleNote), culture)!, "{0}", Site, Quoted);
}
