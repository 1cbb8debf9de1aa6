using CioCompass.Core.Text;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Text;

public sealed class CsvDocumentTests
{
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t', '\r'];

    [Property]
    public Property A_cell_reads_back_as_it_was_apart_from_the_escape() =>
        Prop.ForAll(Cells(), cell =>
        {
            var read = Assert.Single(Read(CsvDocument.Write(["text"], [[cell]])));
            return read == cell || (FormulaSigns.Contains(cell[0]) && read == $"'{cell}");
        });

    [Property]
    public Property No_cell_of_text_starts_with_a_formula_sign() =>
        Prop.ForAll(Cells(), cell =>
        {
            var read = Assert.Single(Read(CsvDocument.Write(["text"], [[cell]])));
            return read.Length == 0 || !FormulaSigns.Contains(read[0]);
        });

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    public void A_formula_becomes_text(string cell) => Assert.Equal([$"'{cell}"], Read(CsvDocument.Write(["text"], [[cell]])));

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Equal(["-5"], Read(CsvDocument.Write(["number"], [[-5]])));

    [Fact]
    public void The_file_starts_with_the_mark_that_Excel_needs_for_accents() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], CsvDocument.Write(["é"], []).Take(3));

    [Fact]
    public void Values_are_written_in_invariant_form_and_nothing_as_an_empty_cell() =>
        Assert.Equal(
            ["0.6", "2015-10-13", "true", ""],
            Read(CsvDocument.Write(["a", "b", "c", "d"], [[0.6m, new DateOnly(2015, 10, 13), true, null]])));

    /// <summary>Any text, with formula signs, quotes, separators and line ends far more often than chance would bring them.</summary>
    private static Arbitrary<string> Cells()
    {
        var nasty = Gen.Elements('=', '+', '-', '@', '\t', '\r', '\n', '"', '\'', ',', ';', ' ', 'é', 'x');
        var any = ArbMap.Default.ArbFor<UnicodeString>().Generator.Select(s => WithoutLoneSurrogates(s.Get ?? ""));
        var made = Gen.ListOf(nasty).Select(characters => new string([.. characters]));
        return Gen.OneOf(any, made).ToArbitrary();
    }

    /// <summary>UTF-8 cannot hold half a character; <see cref="CleanText"/> keeps them out of the database.</summary>
    private static string WithoutLoneSurrogates(string text) => string.Concat(text.EnumerateRunes().Select(r => r.ToString()));

    /// <summary>The cells of the first row below the header.</summary>
    private static List<string> Read(byte[] file)
    {
        using var reader = CsvReader.Create(file, new CsvReaderOptions { Separator = ',' });
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
