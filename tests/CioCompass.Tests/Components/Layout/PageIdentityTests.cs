using System.Reflection;
using System.Text.RegularExpressions;
using Bunit;
using CioCompass.Tests.Support.Components;
using CioCompass.Tests.Support.Http;
using CioCompass.Web.Components.Typing;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace CioCompass.Tests.Components.Layout;

/// <summary>
/// Whoever goes from one assessment to another has a new page, not the old one with another id: nothing that it kept (editors with a
/// refused entry, a feed that it follows, a pack that it made) is of the other assessment.
/// </summary>
public sealed partial class PageIdentityTests : IDisposable
{
    private readonly BunitContext bunit = new();
    private readonly List<PageProbe> shown = [];

    public PageIdentityTests()
    {
        bunit.JSInterop.Mode = JSRuntimeMode.Loose;
        bunit.AddAuthorization().SetAuthorized("Bram").SetPolicies(typeof(Web.Features.Accounts.Policies).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToArray());
        bunit.ComponentFactories.Add(IsPage, _ => Shown(new PageProbe()));
        bunit.Services.AddScoped<UnsavedWork>();
        bunit.Services.AddSingleton(TimeProvider.System);
    }

    /// <summary>Every page on a circuit with something in its path.</summary>
    public static TheoryData<string> Pages() =>
    [
        .. typeof(Program).Assembly.GetTypes().Where(t => IsPage(t) && t.GetCustomAttribute<ExcludeFromInteractiveRoutingAttribute>() is null)
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template).Where(t => t.Contains('{', StringComparison.Ordinal)),
    ];

    public void Dispose() => bunit.Dispose();

    [Fact]
    public void There_are_pages_to_look_at() => Assert.Contains("/assessments/{Id:guid}", Pages().Select(p => p.Data));

    [Theory]
    [MemberData(nameof(Pages))]
    public void Another_thing_on_the_same_kind_of_page_is_another_page(string route)
    {
        var navigation = bunit.Services.GetRequiredService<NavigationManager>();
        bunit.Open(Address(route));
        var first = Assert.Single(shown);

        navigation.NavigateTo(Address(route) + "?theme=culture&round=2");
        Assert.Same(first, Assert.Single(shown));

        navigation.NavigateTo(Address(route));
        navigation.NavigateTo(Address(route, isOther: true));
        Assert.Equal(2, shown.Count);
        Assert.True(first.IsDisposed);
        Assert.NotEqual(first.Values, shown[1].Values);
    }

    private static bool IsPage(Type type) => type.GetCustomAttributes<RouteAttribute>().Any();

    private static string Address(string route, bool isOther = false)
    {
        var id = isOther ? "0197c1de-0000-7000-8000-000000000002" : "0197c1de-0000-7000-8000-000000000001";
        return Part().Replace(route, m => m.Value.EndsWith(":guid}", StringComparison.Ordinal) ? id : isOther ? "two" : "one");
    }

    private PageProbe Shown(PageProbe page)
    {
        shown.Add(page);
        return page;
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Part();

    private sealed class PageProbe : ComponentBase, IDisposable
    {
        [Parameter(CaptureUnmatchedValues = true)]
        public IReadOnlyDictionary<string, object>? Given { get; set; }

        public string Values { get; private set; } = "";

        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        protected override void OnParametersSet() => Values = string.Join(',', Given?.Values ?? []);
    }
}
