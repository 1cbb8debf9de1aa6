using System.Globalization;
using System.Text;
using CioCompass.Core.Configuration;
using CioCompass.Web.Hosting.Pages;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CioCompass.Tests.Hosting;

/// <summary>A page that many are shown holds nothing of one of them, whatever is added to it.</summary>
public sealed class SharedPagesTests : IAsyncLifetime
{
    private readonly SharedPages shared = new(Options.Create(new CompassOptions()), NullLoggerFactory.Instance, new DefaultEndpointDataSource());

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => shared.DisposeAsync();

    [Fact]
    public async Task A_field_that_is_added_to_a_page_is_in_nothing_that_is_kept_and_on_the_page_of_its_owner_alone()
    {
        var page = await shared.RenderAsync<PageWithSecret, Visitor>(new() { [nameof(PageWithSecret.Title)] = "All & everybody" });

        Assert.Equal("""<h1>All &amp; everybody</h1><input name="note" required /><p class="own"></p><i></i>""", page.Shared);
        Assert.Equal(
            """<h1>All &amp; everybody</h1><input name="note" required value="&quot;mine&quot;" checked /><p class="own">&quot;mine&quot;</p><i><b>&quot;mine&quot;</b></i>""",
            await AnswerAsync(page, new Visitor("\"mine\"")));
        Assert.Equal("""<h1>All &amp; everybody</h1><input name="note" required value="yours" /><p class="own">yours</p><i><b>yours</b></i>""", await AnswerAsync(page, new Visitor("yours")));
        Assert.Equal(page.Shared, await AnswerAsync(page, new Visitor(null)));
    }

    [Fact]
    public async Task A_shared_page_cannot_ask_for_the_request_that_made_it()
    {
        var requests = new HttpContextAccessor { HttpContext = new DefaultHttpContext() };

        var page = await shared.RenderAsync<PageThatLooksForARequest, Visitor>([]);

        Assert.NotNull(requests.HttpContext);
        Assert.Equal("none", page.Shared);
    }

    [Fact]
    public async Task A_shared_page_cannot_ask_for_a_service_that_knows_a_reader()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => shared.RenderAsync<PageThatAsksForServices, Visitor>([]));

        Assert.Contains(nameof(IHttpContextAccessor), refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shared_page_speaks_the_language_of_the_request()
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new("nl");
            Assert.Equal("nl", (await shared.RenderAsync<PageInALanguage, Visitor>([])).Shared);
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }

    private static async Task<string> AnswerAsync(KeptPage<PageGap<Visitor>> page, Visitor visitor)
    {
        using var body = new MemoryStream();
        var context = new DefaultHttpContext { Response = { Body = body } };
        await page.AnswerAsync(context, gap => gap.Html(visitor));
        Assert.Equal(body.Length, context.Response.ContentLength);
        return Encoding.UTF8.GetString(body.ToArray());
    }

    /// <summary>All that is one visitor's own; a page like any of ours gets one field more.</summary>
    private sealed record Visitor(string? Secret);

    private sealed class PageWithSecret : ComponentBase
    {
        [Parameter]
        public string Title { get; set; } = "";

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenElement(0, "h1");
            builder.AddContent(1, Title);
            builder.CloseElement();
            builder.OpenComponent<GapElement<Visitor>>(2);
            builder.AddComponentParameter(3, nameof(GapElement<>.Tag), "input");
            builder.AddComponentParameter(4, nameof(GapElement<>.Own), new PageGap<Visitor>(v =>
                PageGap.Attribute<Visitor>("value", x => x.Secret).Html(v) + PageGap.Flag<Visitor>("checked", x => x.Secret == "\"mine\"").Html(v)));
            builder.AddComponentParameter(5, "name", "note");
            builder.AddComponentParameter(6, "required", true);
            builder.AddComponentParameter(7, "hidden", false);
            builder.CloseComponent();
            builder.OpenElement(8, "p");
            builder.AddAttribute(9, "class", "own");
            builder.AddContent(10, GapFor(PageGap.Text<Visitor>(v => v.Secret)));
            builder.CloseElement();
            builder.OpenElement(12, "i");
            builder.AddContent(13, GapFor(PageGap.Element<Visitor>("<b>", v => v.Secret, "</b>")));
            builder.CloseElement();
        }

        private static RenderFragment GapFor(PageGap<Visitor> gap) => builder =>
        {
            builder.OpenComponent<Gap<Visitor>>(0);
            builder.AddComponentParameter(1, nameof(Gap<>.For), gap);
            builder.CloseComponent();
        };
    }

    private sealed class PageThatLooksForARequest : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, new HttpContextAccessor().HttpContext is null ? "none" : "found");
    }

    private sealed class PageThatAsksForServices : ComponentBase
    {
        [Inject]
        public IHttpContextAccessor Requests { get; set; } = null!;
    }

    private sealed class PageInALanguage : ComponentBase
    {
        protected override void BuildRenderTree(RenderTreeBuilder builder) =>
            builder.AddContent(0, CultureInfo.CurrentUICulture.Name);
    }
}
