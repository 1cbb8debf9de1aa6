using System.Text;
using CioCompass.Core.Reports.Travel;
using CioCompass.Core.Reports.Travel.Import;
using CioCompass.Core.Reports.Travel.Parsing;
using CioCompass.Core.Text.Json;
using CioCompass.Tests.Support;
using CioCompass.Tests.Support.Http;

namespace CioCompass.Tests.Reports.Travel;

/// <summary>Files that somebody made to do harm, or that were damaged on the way.</summary>
public sealed class HostileFileTests : IAsyncLifetime
{
    private TravelExample example = null!;

    public static TheoryData<string, string, string, ImportErrorKind> Changes => new()
    {
        { "\"level\": 3", "\"level\": 99", "level", ImportErrorKind.OutOfRange },
        { "\"level\": 3", "\"level\": -1", "level", ImportErrorKind.OutOfRange },
        { "\"level\": 3", "\"level\": 1e999", "level", ImportErrorKind.OutOfRange },
        { "\"level\": 3", "\"level\": 3.5", "level", ImportErrorKind.OutOfRange },
        { "\"level\": 3", "\"level\": \"3\"", "level", ImportErrorKind.WrongType },
        { "\"level\": 3", "\"level\": null", "level", ImportErrorKind.DoesNotFit },
        { "\"answer\": \"rated\"", "\"answer\": \"certain\"", "answer", ImportErrorKind.NotOneOf },
        { "\"answer\": \"rated\"", "\"answer\": 1", "answer", ImportErrorKind.WrongType },
        { "\"count\": 3", "\"count\": -3", "count", ImportErrorKind.OutOfRange },
        { "\"count\": 3", "\"count\": 2147483647", "count", ImportErrorKind.OutOfRange },
        { "\"heldOn\": \"2026", "\"heldOn\": \"0026", "heldOn", ImportErrorKind.OutOfRange },
        { "\"heldOn\": \"2026", "\"heldOn\": \"tomorrow 2026", "heldOn", ImportErrorKind.WrongType },
        { "\"isSample\": true", "\"isSample\": \"yes\"", "isSample", ImportErrorKind.WrongType },
        { "\"isSample\": true", "\"isSample\": true, \"__proto__\": { \"isAdmin\": true }", "__proto__", ImportErrorKind.UnknownMember },
        { "\"isSample\": true", "\"isSample\": true, \"isSample\": true", "isSample", ImportErrorKind.DuplicateMember },
        { "\"isSample\": true", "\"isSample\": true, \"isS\\u0061mple\": true", "isSample", ImportErrorKind.DuplicateMember },
        { "\"isSample\": true", "\"other\": true", "isSample", ImportErrorKind.Missing },
        { "\"links\": []", "\"links\": [\"javascript:alert(1)\"]", "links[0]", ImportErrorKind.NotHttp },
        { "\"links\": []", "\"links\": [\"https://user:secret@example.org\"]", "links[0]", ImportErrorKind.NotHttp },
        { "\"minorityView\": \"", "\"minorityView\": \"\\uD800", "minorityView", ImportErrorKind.NotText },
        { "\"isSample\": true", "\"isSample\": true, \"\\uD800\": 1", "$", ImportErrorKind.NotText },
        { "\"isSample\": true", "\"isSample\": true, \"\\uD800\": { \"a\": 1, \"a\": 2 }", "$", ImportErrorKind.NotText },
        { "cio-compass/assessment", "cio-compass/statistics", "$", ImportErrorKind.OtherFormat },
        { "\"formatVersion\": 2", "\"formatVersion\": 3", "$", ImportErrorKind.OtherFormat },
        { "\"withheld\": false", "\"withheld\": true", "votes", ImportErrorKind.DoesNotFit },
    };

    public async ValueTask InitializeAsync() => example = await TravelExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task Each_wrong_value_is_told_by_its_place_and_writes_nothing()
    {
        var before = await TableCounts.ReadAsync(example.Server, except: "");

        foreach (var (from, to, path, kind) in Changes.Select(row => row.Data))
        {
            var errors = await ErrorsAsync(TravelExample.Changed(example.File, from, to));
            Assert.True(errors.Any(e => e.Path.EndsWith(path, StringComparison.Ordinal) && e.Kind == kind), $"{to}: {string.Join(", ", errors)}");
            Assert.True(errors.Count <= 20);
        }

        Assert.Equal(before, await TableCounts.ReadAsync(example.Server, except: ""));
    }

    [Fact]
    public async Task A_round_of_more_than_two_thousand_votes_and_a_file_of_more_than_twenty_thousand_are_refused()
    {
        var error = Assert.Single(await ErrorsAsync(LargeFile.Of(example.File, votesEach: 110)));
        Assert.Equal((ImportErrorKind.TooMany, "20000"), (error.Kind, error.Detail));
        Assert.Contains(
            await ErrorsAsync(LargeFile.Of(example.File, votesEach: 2010)), e => (e.Kind, e.Detail) == (ImportErrorKind.TooMany, "2000"));
        Assert.IsType<ImportResult.Imported>(await TravelExample.ImportAsync(
            example.Server, LargeFile.Of(example.File), example.Administrator, new ImportChoice(NewOrganisation: true)));
    }

    [Fact]
    public async Task A_file_cut_off_anywhere_is_no_file()
    {
        foreach (var length in Enumerable.Range(1, 40).Select(part => example.File.Length * part / 41))
        {
            Assert.Equal(ImportErrorKind.NotJson, Assert.Single(await ErrorsAsync(example.File[..length])).Kind);
        }
    }

    [Fact]
    public async Task Ten_thousand_levels_are_too_deep()
    {
        var deep = Encoding.UTF8.GetBytes(new string('[', 10_000) + new string(']', 10_000));
        var objects = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000)) + "1" + new string('}', 10_000));

        Assert.Equal(ImportErrorKind.TooDeep, Assert.Single(await ErrorsAsync(deep)).Kind);
        Assert.Equal(ImportErrorKind.TooDeep, Assert.Single(await ErrorsAsync(objects)).Kind);
    }

    [Fact]
    public async Task Other_encodings_and_other_documents_are_refused()
    {
        var text = Encoding.UTF8.GetString(example.File);
        byte[][] files =
        [
            [], [0], "null"u8.ToArray(), "[]"u8.ToArray(), "\"\""u8.ToArray(), "{}"u8.ToArray(), Encoding.Unicode.GetBytes(text),
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)], [.. example.File, 0], [.. example.File, .. example.File],
            new byte[100_000], "NaN"u8.ToArray(), "{\"\\uD800\": 1}"u8.ToArray(), [.. "{\""u8, 0xFF, .. "\": 1}"u8], [.. example.File.Select(b => b == (byte)'e' ? (byte)0xFF : b)],
        ];

        foreach (var file in files)
        {
            Assert.NotEmpty(await ErrorsAsync(file));
        }
    }

    [Fact]
    public async Task A_byte_order_mark_does_no_harm()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. example.File];

        Assert.IsType<ImportResult.Imported>(
            await TravelExample.ImportAsync(example.Server, marked, example.Administrator, new ImportChoice(NewOrganisation: true)));
    }

    [Fact]
    public async Task Control_characters_are_taken_out_of_texts()
    {
        var file = TravelExample.Changed(example.File, "Two of us see", "Two\\u0000\\u0007 of us\\u202E see <img onerror=x>");

        var result = await TravelExample.ImportAsync(example.Server, file, example.Administrator, new ImportChoice(NewOrganisation: true));

        var imported = Assert.IsType<ImportResult.Imported>(result).AssessmentId;
        var there = TravelExample.Read(await TravelExample.ExportAsync(example.Server, imported, example.Administrator));
        Assert.Contains("Two of us", there.AgreedAnswers[0].MinorityView, StringComparison.Ordinal);
        Assert.DoesNotContain('\0', there.AgreedAnswers[0].MinorityView);
    }

    [Fact]
    public async Task A_text_one_character_too_long_is_refused_and_a_full_one_is_taken()
    {
        var longest = new string('x', 4000);
        var document = TravelExample.Read(example.File);
        var full = document with { Responses = [.. document.Responses.Select(r => r with { Note = longest })] };
        var over = document with { Responses = [document.Responses[0] with { Note = longest + "x" }] };

        Assert.Contains(await ErrorsAsync(DocumentJson.Write(over)), e => e is { Path: "$.responses[0].note", Kind: ImportErrorKind.TooLong, Detail: "4000" });
        Assert.NotNull(DocumentReader.Read(DocumentJson.Write(full)).Document);
    }

    /// <summary>Every byte of a small region after region, so that all kinds of members are met.</summary>
    [Fact]
    public async Task A_file_with_one_byte_changed_is_refused_or_is_another_good_file()
    {
        var random = new Random(20260302);
        var before = await TableCounts.ReadAsync(example.Server, except: "");

        for (var change = 0; change < 3000; change++)
        {
            var file = (byte[])example.File.Clone();
            file[random.Next(file.Length)] = (byte)random.Next(256);
            if (DocumentReader.Read(file).Document is { } document)
            {
                // What is read is written and read again to the same: nothing half-understood got through.
                Assert.Equal(document.Fingerprint(), TravelExample.Read(DocumentJson.Write(document)).Fingerprint());
            }

            if (change % 60 == 0)
            {
                // Without a decision on its unknown organisation even a good file writes nothing.
                var result = await TravelExample.ImportAsync(example.Server, file, example.Administrator);
                Assert.True(result is ImportResult.Invalid or ImportResult.WhichOrganisation, result.ToString());
            }
        }

        Assert.Equal(before, await TableCounts.ReadAsync(example.Server, except: ""));
    }

    private async Task<IReadOnlyList<ImportError>> ErrorsAsync(byte[] file) =>
        Assert.IsType<ImportResult.Invalid>(await TravelExample.ImportAsync(
            example.Server, file, example.Administrator, new ImportChoice(NewOrganisation: true))).Errors;
}
