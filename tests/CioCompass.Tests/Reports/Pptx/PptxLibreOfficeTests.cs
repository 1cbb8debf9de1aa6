using System.Text;
using System.Text.RegularExpressions;
using CioCompass.Tests.Reports.Support;

namespace CioCompass.Tests.Reports.Pptx;

public sealed partial class PptxLibreOfficeTests : IAsyncLifetime
{
    private ReportExample example = null!;

    public async ValueTask InitializeAsync() => example = await ReportExample.CreateAsync();

    public ValueTask DisposeAsync() => example.DisposeAsync();

    [Fact]
    public async Task LibreOffice_opens_the_presentation_and_prints_every_slide_also_with_hostile_texts()
    {
        var report = await example.ReadAsync("nl");
        foreach (var given in new[] { report, ReportVariants.Hostile(report, 0) })
        {
            using var deck = WrittenDeck.Of(given);

            var pdf = await LibreOffice.ConvertToPdfAsync(deck.File, "pptx", TestContext.Current.CancellationToken);

            Assert.Equal(deck.Slides.Count, Page().Count(Encoding.Latin1.GetString(pdf)));
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Page();
}
