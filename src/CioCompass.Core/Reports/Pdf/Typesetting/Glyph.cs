using CioCompass.Core.Reports.Pdf.TrueType;

namespace CioCompass.Core.Reports.Pdf.Typesetting;

/// <summary>One glyph of a text, in logical order.</summary>
/// <param name="Text">What it stands for, with the invisible characters that follow; all of them together are the text.</param>
/// <param name="Span">Index of the span that it came from.</param>
/// <param name="Advance">Points to the next glyph, kerning included.</param>
/// <param name="Level">Embedding level; odd runs from right to left.</param>
/// <param name="Break">Whether a line may or must end after it.</param>
internal readonly record struct Glyph(
    TrueTypeFont Font, ushort Id, string Text, int Span, double Advance, byte Level, LineBreak Break, bool IsSpace);

internal enum LineBreak : byte
{
    /// <summary>Only when a word is wider than the line.</summary>
    Emergency,

    /// <summary>Never: a mark belongs to the letter before it.</summary>
    Never,
    Allowed,
}
