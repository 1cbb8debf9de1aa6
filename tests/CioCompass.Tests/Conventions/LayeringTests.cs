using System.Reflection;
using CioCompass.Benchmarks;
using CioCompass.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace CioCompass.Tests.Conventions;

/// <summary>The arrows of the architecture: pages call services, services call the database, and a feature uses only those below it.</summary>
public sealed class LayeringTests
{
    /// <summary>
    /// The features of Core from the bottom up, each with those that it uses. All use <see cref="Data"/> besides, which knows their entities.
    /// docs/architecture.md draws them.
    /// </summary>
    private static readonly (string Feature, string Uses)[] Core =
    [
        ("Text", ""),
        ("Limits", ""),
        ("Metrics", ""),
        ("Auditing", ""),
        ("Accounts", "Auditing Limits Metrics Text"),
        ("Configuration", "Accounts"),
        ("Questions", "Text"),
        ("Statistics", "Questions Text"),
        ("Assessments", "Accounts Auditing Questions Text"),
        ("Workshops", "Accounts Assessments Auditing Configuration Limits Metrics Questions Statistics Text"),
        ("Content", "Accounts Auditing Questions Statistics Text Workshops"),
        ("Backups", "Accounts Auditing Limits Metrics"),
        ("Reports", "Accounts Assessments Auditing Backups Configuration Limits Metrics Questions Statistics Text Workshops"),
        ("Retention", "Accounts Assessments Auditing Configuration Reports Workshops"),
        ("Operations", "Accounts Assessments Auditing Backups Questions Statistics Text Workshops"),
    ];

    /// <summary>
    /// The features of Web from the bottom up, each with those among them that it uses. A page that shows what a feature above knows has a place
    /// for it, as that of an assessment for its workshops.
    /// </summary>
    private static readonly (string Feature, string Uses)[] Web =
    [
        ("Accounts", ""),
        ("Assessments", "Accounts"),
        ("Statistics", "Assessments"),
        ("Questions", "Statistics"),
        ("Workshops", "Accounts Assessments"),
        ("Content", "Accounts Assessments Questions Statistics"),
        ("Reports", "Accounts Assessments Statistics Workshops"),
        ("Backups", "Accounts"),
        ("Retention", "Accounts"),
        ("Operations", "Accounts Backups Content"),
    ];

    private static readonly FeatureReferences WebReferences = new(typeof(Program).Assembly.Location, "CioCompass.Web.Features", "CioCompass.Web/Features");

    private static readonly FeatureReferences CoreReferences = new(typeof(CompassDbContext).Assembly.Location, "CioCompass.Core", "CioCompass.Core");

    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_page_component_or_endpoint_holds_a_database_context()
    {
        var holders = typeof(Program).Assembly.GetTypes()
            .Where(t => t.GetFields(Everything).Select(f => f.FieldType)
                .Concat(t.GetConstructors(Everything).SelectMany(c => c.GetParameters()).Select(p => p.ParameterType))
                .Concat(t.GetMethods(Everything | BindingFlags.DeclaredOnly).SelectMany(m => m.GetParameters()).Select(p => p.ParameterType))
                .Any(IsDatabase))
            .Select(t => t.FullName);

        Assert.Empty(holders);
    }

    [Fact]
    public void The_core_knows_nothing_of_the_web()
    {
        var references = typeof(CompassDbContext).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Assert.DoesNotContain(references, r => r.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal)
            || r.StartsWith("Microsoft.AspNetCore.Http", StringComparison.Ordinal) || r.StartsWith("MudBlazor", StringComparison.Ordinal));
    }

    public static TheoryData<string, string> FeaturesOfCore() => [.. Core.Select(c => new TheoryDataRow<string, string>(c.Feature, c.Uses))];

    [Theory]
    [MemberData(nameof(FeaturesOfCore))]
    public void A_feature_of_the_core_uses_those_that_its_arrows_name_and_no_other(string feature, string uses)
    {
        var used = CoreReferences.UsedBy(feature).Except([nameof(Data)]).Order(StringComparer.Ordinal).ToList();

        var unnamed = used.Except(uses.Split(' ')).SelectMany(other => CoreReferences.Between(feature, other)).ToList();
        Assert.Empty(unnamed);
        Assert.Equal(uses, string.Join(' ', used));
    }

    [Fact]
    public void No_arrow_goes_upwards()
    {
        foreach (var layers in (ReadOnlySpan<(string Feature, string Uses)[]>)[Core, Web])
        {
            var order = layers.Select(l => l.Feature).ToList();
            Assert.All(layers, l => Assert.All(
                l.Uses.Split(' ', StringSplitOptions.RemoveEmptyEntries), used => Assert.InRange(order.IndexOf(used), 0, order.IndexOf(l.Feature) - 1)));
        }

        Assert.Equal(Named(CoreReferences.Features), Named(Core.Select(c => c.Feature).Append(nameof(Data))));
        Assert.Equal(Named(WebReferences.Features), Named(Web.Select(w => w.Feature)));

        static IEnumerable<string> Named(IEnumerable<string> features) => features.Order(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("Docx")]
    [InlineData("Pdf")]
    [InlineData("Pptx")]
    [InlineData("Xlsx")]
    public void A_format_of_the_report_uses_no_other_format(string format)
    {
        var reports = new FeatureReferences(typeof(CompassDbContext).Assembly.Location, "CioCompass.Core.Reports", "CioCompass.Core/Reports");

        Assert.Contains("Office", reports.UsedBy(format));
        Assert.DoesNotContain(reports.UsedBy(format), used => used is "Docx" or "Pdf" or "Pptx" or "Xlsx");
    }

    public static TheoryData<string, string> FeaturesOfWeb() => [.. Web.Select(w => new TheoryDataRow<string, string>(w.Feature, w.Uses))];

    [Theory]
    [MemberData(nameof(FeaturesOfWeb))]
    public void A_feature_of_the_web_uses_those_that_its_arrows_name_and_no_other(string feature, string uses)
    {
        var used = WebReferences.UsedBy(feature).Order(StringComparer.Ordinal).ToList();

        var unnamed = used.Except(uses.Split(' ')).SelectMany(other => WebReferences.Between(feature, other)).ToList();
        Assert.Empty(unnamed);
        Assert.Equal(uses, string.Join(' ', used));
    }

    /// <summary>An arrow that goes through another feature as well is not drawn.</summary>
    [Fact]
    public void The_picture_of_the_architecture_shows_the_arrows_of_the_core()
    {
        var uses = Core.ToDictionary(c => c.Feature, c => c.Uses.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        var drawn = Core.SelectMany(c => uses[c.Feature]
            .Where(used => !uses[c.Feature].Any(other => Reaches(other, used)))
            .Select(used => $"{c.Feature} --> {used}"));

        var picture = File.ReadLines(Path.Combine(Repository.Root, "docs", "architecture.md"))
            .Select(line => line.Trim()).Where(line => line.Contains(" --> ", StringComparison.Ordinal));

        Assert.Equal(drawn.Order(StringComparer.Ordinal), picture.Order(StringComparer.Ordinal));

        bool Reaches(string from, string to) => uses[from].Any(next => next == to || Reaches(next, to));
    }

    [Fact]
    public void Of_the_features_their_database_knows_what_it_stores_and_nothing_that_works()
    {
        using var db = new CompassDbContext(new DbContextOptionsBuilder<CompassDbContext>().UseSqlite().Options);
        var entities = db.Model.GetEntityTypes().Select(e => e.ClrType).ToList();
        var stored = entities.Concat(entities.SelectMany(e => e.GetProperties(Everything)).SelectMany(p => PartsOf(p.PropertyType)))
            .Select(t => t.FullName!["CioCompass.Core.".Length..]).ToHashSet();

        var known = Core.Select(c => c.Feature).Except(["Text", "Metrics"]).SelectMany(f => CoreReferences.Between(nameof(Data), f));

        Assert.Contains("Workshops.Rounds.Round", stored);
        Assert.DoesNotContain(known, k => !stored.Contains(k.To));
    }

    /// <summary>The one place that knows all features puts them together; none of them knows it.</summary>
    [Fact]
    public void Nothing_in_a_feature_knows_how_the_core_is_put_together()
    {
        Assert.NotEmpty(CoreReferences.Between("", "Workshops"));
        Assert.Empty(CoreReferences.Features.SelectMany(f => CoreReferences.Between(f, "")));
    }

    private static IEnumerable<Type> PartsOf(Type type) =>
        type.IsGenericType ? type.GetGenericArguments().SelectMany(PartsOf)
        : type.Namespace?.StartsWith("CioCompass.Core", StringComparison.Ordinal) == true ? [type]
        : [];

    private static bool IsDatabase(Type type) =>
        typeof(DbContext).IsAssignableFrom(type)
        || (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IDbContextFactory<>));
}
