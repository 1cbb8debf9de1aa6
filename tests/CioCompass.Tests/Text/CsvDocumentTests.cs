using CioCompass.Core.Text;
using CioCompass.Tests.Support;
using CsvHelper;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CioCompass.Tests.Text;

public sealed class CsvDocumentTests
{
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t', '\r', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];

    [Property]
    public Property A_cell_reads_back_as_it_was_apart_from_the_escape() =>
        Prop.ForAll(Cells(), cell =>
        {
            var read = Assert.Single(Read(CsvDocument.ForPrograms(["text"], [[cell]])));
            return read == cell || (FormulaSigns.Contains(cell[0]) && read == $"'{cell}");
        });

    [Property]
    public Property No_cell_of_text_starts_with_a_formula_sign() =>
        Prop.ForAll(Cells(), cell =>
        {
            var read = Assert.Single(Read(CsvDocument.ForPrograms(["text"], [[cell]])));
            return read.Length == 0 || !FormulaSigns.Contains(read[0]);
        });

    [Theory]
    [InlineData("=HYPERLINK(\"https://evil.example\")")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\uFF1D1+1")]
    [InlineData("\uFF0B1")]
    [InlineData("\uFF0D1")]
    [InlineData("\uFF20SUM(A1)")]
    public void A_formula_becomes_text(string cell) => Assert.Equal([$"'{cell}"], Read(CsvDocument.ForPrograms(["text"], [[cell]])));

    [Fact]
    public void A_negative_number_stays_a_number() => Assert.Equal(["-5"], Read(CsvDocument.ForPrograms(["number"], [[-5]])));

    [Fact]
    public void The_file_starts_with_the_mark_that_Excel_needs_for_accents() =>
        Assert.Equal([0xEF, 0xBB, 0xBF], CsvDocument.ForPrograms(["é"], []).Take(3));

    [Fact]
    public void What_programs_read_is_in_invariant_form_and_nothing_as_an_empty_cell() =>
        Assert.Equal(
            ["0.6", "2015-10-13", "true", ""],
            Read(CsvDocument.ForPrograms(["a", "b", "c", "d"], [[0.6m, new DateOnly(2015, 10, 13), true, null]])));

    [Theory]
    [InlineData("nl", ';', "0,6")]
    [InlineData("nl-BE", ';', "0,6")]
    [InlineData("fr-FR", ';', "0,6")]
    [InlineData("fr-BE", ';', "0,6")]
    [InlineData("en", ',', "0.6")]
    [InlineData("en-GB", ',', "0.6")]
    public void What_people_open_has_the_separator_and_the_decimal_sign_of_their_spreadsheet(string culture, char separator, string number)
    {
        using var reader = new InCulture(culture);

        var file = CsvDocument.ForPeople(["a;b", "c,d", "day"], [[0.6m, "x;y,z", new DateOnly(2026, 11, 5)]]);

        Assert.Equal([0xEF, 0xBB, 0xBF], file.Take(3));
        Assert.Equal([number, "x;y,z", "2026-11-05"], Read(file, separator));
    }

    [Property]
    public Property A_cell_for_people_reads_back_as_it_was_apart_from_the_escape() =>
        Prop.ForAll(Cells(), cell =>
        {
            using var dutch = new InCulture("nl");
            var read = Assert.Single(Read(CsvDocument.ForPeople(["text"], [[cell]]), ';'));
            return read == cell || (FormulaSigns.Contains(cell[0]) && read == $"'{cell}");
        });

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
    private static List<string> Read(byte[] file, char separator = ',')
    {
        using var reader = CsvReader.Create(file, new CsvReaderOptions { Separator = separator });
        Assert.True(reader.Read());
        return [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
    }
}
