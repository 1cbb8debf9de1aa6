using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CioCompass.EndToEndTests.Support.Programs;

namespace CioCompass.EndToEndTests.Outside;

/// <summary>Files that no export of ours wrote, against the published program.</summary>
[Collection<OutsideCollection>]
public sealed partial class ImportTests(PublishedApp published)
{
    public static TheoryData<string> Hostile => ["deep", "duplicate", "infinite", "truncated", "empty", "binary", "level -1", "level 99", "level NaN"];

    [OutsideFact]
    public async Task Fifty_megabytes_are_refused_without_being_kept()
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();
        using (var small = await administrator.UploadAsync(new ByteArrayContent(new byte[5_000_000])))
        {
            Assert.Equal(HttpStatusCode.BadRequest, small.StatusCode);
        }

        var memory = new PeakMemory(published.App);
        await memory.BeginAsync();
        using var response = await administrator.UploadAsync(new ByteArrayContent(new byte[50_000_000]));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.InRange(await memory.GrowthAsync(), long.MinValue, 50_000_000);
    }

    [OutsideTheory]
    [MemberData(nameof(Hostile))]
    public async Task What_is_no_assessment_is_refused_and_nothing_is_written(string what)
    {
        using var administrator = new Outsider(published.App);
        await administrator.SignInAsync();
        var sound = await administrator.ReadAsync($"/assessments/{published.Assessment}/report.json");
        var before = published.Contents();

        using var response = await administrator.UploadAsync(new ByteArrayContent(Spoilt(sound, what)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(before, published.Contents());
    }

    private static byte[] Spoilt(string sound, string what)
    {
        var text = what switch
        {
            "deep" => new string('[', 10_000) + new string(']', 10_000),
            "duplicate" => "{\"format\":\"x\"," + sound.TrimStart()[1..],
            "infinite" => Level().Replace(sound, "${1}1e999", 1),
            "truncated" => sound[..(sound.Length / 2)],
            "empty" => " ",
            "binary" => "\0\u0001PK\u0003\u0004",
            _ => Level().Replace(sound, "${1}" + what["level ".Length..], 1),
        };
        Assert.NotEqual(sound, text);
        return Encoding.UTF8.GetBytes(text);
    }

    [GeneratedRegex("(\"level\":\\s*)\\d")]
    private static partial Regex Level();
}
