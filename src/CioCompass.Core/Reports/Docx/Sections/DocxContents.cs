using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CioCompass.Core.Reports.Docx.Sections;

/// <summary>
/// The table of contents, as a field of Word's that is already filled in: it needs no update, so nothing asks for one when the file is
/// opened. It links and has no page numbers (\n), as only the program that lays the pages out knows them.
/// </summary>
internal static class DocxContents
{
    public static SdtBlock Of(IReadOnlyList<DocxHeading> headings)
    {
        var content = new SdtContentBlock(DocxText.Paragraph("TOCHeading", DocxStrings.Contents));
        foreach (var (index, heading) in headings.Index())
        {
            var entry = DocxText.Paragraph(heading.Level == 1 ? "TOC1" : "TOC2", DocxText.OfParagraph(heading.Text), []);
            if (index == 0)
            {
                entry.Append(
                    Mark(FieldCharValues.Begin),
                    new Run(new FieldCode(" TOC \\o \"1-2\" \\n \\h \\z \\u ") { Space = SpaceProcessingModeValues.Preserve }),
                    Mark(FieldCharValues.Separate));
            }

            entry.Append(new Hyperlink(DocxText.Runs(heading.Text)) { Anchor = heading.Bookmark, History = true });
            if (index == headings.Count - 1)
            {
                entry.Append(Mark(FieldCharValues.End));
            }

            content.Append(entry);
        }

        return new SdtBlock(
            new SdtProperties(new SdtContentDocPartObject(new DocPartGallery { Val = "Table of Contents" }, new DocPartUnique())), content);
    }

    private static Run Mark(FieldCharValues type) => new(new FieldChar { FieldCharType = type });
}
