using System.Globalization;
using CioCompass.Core.Reports;
using CioCompass.Core.Reports.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace CioCompass.Tests.Reports.Pdf;

/// <summary>A file as assistive technology reads it: by its structure, not by its pages.</summary>
public sealed class TaggedPdf : IDisposable
{
    private readonly Dictionary<IndirectReference, int> pageNumbers;
    private readonly Dictionary<int, Dictionary<int, string>> marked;

    public TaggedPdf(byte[] file)
    {
        Document = PdfDocument.Open(file);
        Catalog = Document.Structure.Catalog.CatalogDictionary;
        var kids = (ArrayToken)Resolve(Dictionary(Catalog, "Pages").Data["Kids"]);
        pageNumbers = kids.Data.Cast<IndirectReferenceToken>().Select((page, i) => (page.Data, i + 1)).ToDictionary();
        marked = Document.GetPages().ToDictionary(p => p.Number, Marked);
        Root = Read((DictionaryToken)Resolve(Dictionary(Catalog, "StructTreeRoot").Data["K"]));
    }

    public PdfDocument Document { get; }

    public DictionaryToken Catalog { get; }

    /// <summary>The element Document.</summary>
    public PdfElement Root { get; }

    /// <summary>Every element, in reading order.</summary>
    public IEnumerable<PdfElement> Elements => Root.Descendants();

    /// <summary>The text as it is read aloud, one paragraph or cell per line.</summary>
    public string Text => string.Join('\n', Elements.Select(e => e.OwnText).Where(t => t.Length > 0));

    public static TaggedPdf Of(Report report, PaperSize paper = PaperSize.A4) => new(Bytes(report, paper));

    public static byte[] Bytes(Report report, PaperSize paper = PaperSize.A4)
    {
        using var file = new MemoryStream();
        new ReportPdf(paper).Write(report, file, new Progress<double>(), CancellationToken.None);
        return file.ToArray();
    }

    public IToken Resolve(IToken token) =>
        token is IndirectReferenceToken reference ? Resolve(Document.Structure.GetObject(reference.Data).Data) : token;

    public DictionaryToken Dictionary(DictionaryToken parent, string key) => (DictionaryToken)Resolve(parent.Data[key]);

    /// <summary>Every dictionary of a type in the file's own words, such as Font.</summary>
    public IEnumerable<DictionaryToken> Fonts() => Dictionary(Dictionary(Document.GetPage(1).Dictionary, "Resources"), "Font")
        .Data.Values.Select(f => (DictionaryToken)Resolve(f));

    public void Dispose() => Document.Dispose();

    private PdfElement Read(DictionaryToken element)
    {
        var kids = ((ArrayToken)Resolve(element.Data["K"])).Data.Select(k => (DictionaryToken)Resolve(k)).ToList();
        var attributes = element.Data.TryGetValue("A", out var a) ? (DictionaryToken)Resolve(a) : null;
        return new PdfElement(
            ((NameToken)element.Data["S"]).Data,
            element.Data.TryGetValue("Alt", out var alternative) ? TextOf(alternative) : null,
            attributes?.Data.TryGetValue("Scope", out var scope) == true ? ((NameToken)scope).Data : null,
            attributes?.Data.ContainsKey("BBox") == true,
            string.Concat(kids.Where(k => TypeOf(k) == "MCR").Select(MarkedText)),
            kids.Any(k => TypeOf(k) == "OBJR"),
            [.. kids.Where(k => TypeOf(k) == "StructElem").Select(Read)]);
    }

    private string MarkedText(DictionaryToken reference) =>
        marked[pageNumbers[((IndirectReferenceToken)reference.Data["Pg"]).Data]][((NumericToken)reference.Data["MCID"]).Int];

    private static Dictionary<int, string> Marked(Page page) => page.GetMarkedContents()
        .Where(m => m.MarkedContentIdentifier >= 0)
        .ToDictionary(m => m.MarkedContentIdentifier, m => TextOf([.. m.Letters.Select(l => l.Value)]));

    /// <summary>PdfPig gives a letter, and then the letter again with its accent where that is a glyph of its own: the second is right.</summary>
    private static string TextOf(List<string> letters) => string.Concat(letters.Where((letter, i) =>
        i + 1 == letters.Count || letters[i + 1].Length <= letter.Length || !letters[i + 1].StartsWith(letter, StringComparison.Ordinal)
            || char.GetUnicodeCategory(letters[i + 1][^1]) != UnicodeCategory.NonSpacingMark));

    private static string TypeOf(DictionaryToken token) => ((NameToken)token.Data["Type"]).Data;

    private static string TextOf(IToken token) => token switch
    {
        HexToken hex => hex.Data.TrimStart('\uFEFF'),
        StringToken text => text.Data,
        _ => throw new InvalidOperationException(token.ToString()),
    };
}

/// <param name="OwnText">Without that of the elements in it.</param>
public sealed record PdfElement(
    string Type, string? Alternative, string? Scope, bool HasBox, string OwnText, bool HasAnnotation, IReadOnlyList<PdfElement> Kids)
{
    public string Text => OwnText + string.Concat(Kids.Select(k => k.Text));

    public IEnumerable<PdfElement> Descendants() => Kids.SelectMany(k => k.Descendants()).Prepend(this);
}
