using System.Globalization;
using System.Security;
using CioCompass.Core.Text;

namespace CioCompass.Core.Reports.Pdf.Writing;

/// <summary>Document properties of a PDF.</summary>
/// <param name="Language">IETF tag, such as <c>nl</c>.</param>
/// <param name="CreatedAt">UTC.</param>
internal sealed record DocumentInformation(string Title, string Author, string Subject, string Language, DateTime CreatedAt)
{
    private const string Producer = "CIO Compass";

    public string Dictionary() =>
        $"<< /Title {PdfSyntax.Text(Title)} /Author {PdfSyntax.Text(Author)} /Subject {PdfSyntax.Text(Subject)} " +
        $"/Creator {PdfSyntax.Text(Producer)} /Producer {PdfSyntax.Text(Producer)} " +
        $"/CreationDate {PdfSyntax.Date(CreatedAt)} /ModDate {PdfSyntax.Date(CreatedAt)} >>";

    /// <summary>The same as XMP, with the claim of PDF/UA-1 (ISO 14289-1, 5).</summary>
    public string Xmp() => string.Create(CultureInfo.InvariantCulture, $"""
        <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
        <x:xmpmeta xmlns:x="adobe:ns:meta/">
          <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about=""
                xmlns:dc="http://purl.org/dc/elements/1.1/"
                xmlns:xmp="http://ns.adobe.com/xap/1.0/"
                xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
                xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
              <dc:format>application/pdf</dc:format>
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Title)}</rdf:li></rdf:Alt></dc:title>
              <dc:creator><rdf:Seq><rdf:li>{Escape(Author)}</rdf:li></rdf:Seq></dc:creator>
              <dc:description><rdf:Alt><rdf:li xml:lang="x-default">{Escape(Subject)}</rdf:li></rdf:Alt></dc:description>
              <dc:language><rdf:Bag><rdf:li>{Escape(Language)}</rdf:li></rdf:Bag></dc:language>
              <xmp:CreatorTool>{Producer}</xmp:CreatorTool>
              <xmp:CreateDate>{CreatedAt:yyyy-MM-ddTHH:mm:ss}Z</xmp:CreateDate>
              <xmp:ModifyDate>{CreatedAt:yyyy-MM-ddTHH:mm:ss}Z</xmp:ModifyDate>
              <pdf:Producer>{Producer}</pdf:Producer>
              <pdfuaid:part>1</pdfuaid:part>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
        <?xpacket end="r"?>
        """);

    private static string Escape(string text) => SecurityElement.Escape(CleanText.Line(text));
}
