using CioCompass.Core.Text;
using FsCheck.Xunit;

namespace CioCompass.Tests.Text;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Zonneveld & Marchand", "cio-compass - Zonneveld Marchand.pdf")]
    [InlineData("../../etc/passwd", "cio-compass - etc passwd.pdf")]
    [InlineData("a\r\nSet-Cookie: x=1", "cio-compass - a Set-Cookie x=1.pdf")]
    [InlineData("invoice\u202Efdp.exe", "cio-compass - invoice fdp.exe.pdf")]
    [InlineData("   ...   ", "cio-compass.pdf")]
    [InlineData("Société Générale", "cio-compass - Société Générale.pdf")]
    [InlineData("חברה", "cio-compass - חברה.pdf")]
    public void A_name_keeps_letters_and_drops_what_a_system_or_a_header_could_stumble_over(string organisation, string expected) =>
        Assert.Equal(expected, FileName.Of("cio-compass", [organisation], "pdf"));

    [Property]
    public bool Whatever_is_entered_makes_a_short_name_that_no_file_system_refuses(string?[] parts)
    {
        var name = FileName.Of("cio-compass", parts.Select(p => p ?? ""), "pdf");

        return name.StartsWith("cio-compass", StringComparison.Ordinal) && name.EndsWith(".pdf", StringComparison.Ordinal)
            && name.Length <= FileName.LengthAtMost + 4 && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0
            && !name.Any(c => char.IsControl(c) || "<>:\"/\\|?*".Contains(c, StringComparison.Ordinal))
            && name.EnumerateRunes().All(r => r.Value != 0xFFFD);
    }
}
