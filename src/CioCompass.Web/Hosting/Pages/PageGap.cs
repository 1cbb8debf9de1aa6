using System.Text.Encodings.Web;

namespace CioCompass.Web.Hosting.Pages;

/// <summary>
/// A place in a page that many are shown, for what is one answer's own. It is part of the page that is kept, and so says only how such a thing
/// is written: it is given the thing when the page is sent.
/// </summary>
/// <param name="html">Encoded; empty where an answer has nothing here.</param>
/// <typeparam name="TOwn">All that is one answer's own.</typeparam>
public sealed class PageGap<TOwn>(Func<TOwn, string> html)
{
    public string Html(TOwn own) => html(own);
}

/// <summary>The kinds of gaps.</summary>
public static class PageGap
{
    /// <summary>Text between two tags.</summary>
    public static PageGap<TOwn> Text<TOwn>(Func<TOwn, string?> text) => new(own => Encoded(text(own)));

    /// <summary>An element that is there only where it has a text.</summary>
    /// <param name="start">Its first tag, or tags, as HTML.</param>
    /// <param name="end">Its last tag, or tags.</param>
    public static PageGap<TOwn> Element<TOwn>(string start, Func<TOwn, string?> text, string end) =>
        new(own => text(own) is { } words ? start + Encoded(words) + end : "");

    /// <summary>An attribute within the tag of a <see cref="GapElement{TOwn}"/>; none for a value of null.</summary>
    public static PageGap<TOwn> Attribute<TOwn>(string name, Func<TOwn, string?> value) =>
        new(own => value(own) is { } text ? $" {name}=\"{Encoded(text)}\"" : "");

    /// <summary>An attribute without a value, as <see cref="Attribute"/>.</summary>
    public static PageGap<TOwn> Flag<TOwn>(string name, Predicate<TOwn> isSet) => new(own => isSet(own) ? $" {name}" : "");

    private static string Encoded(string? text) => text is null ? "" : HtmlEncoder.Default.Encode(text);
}
