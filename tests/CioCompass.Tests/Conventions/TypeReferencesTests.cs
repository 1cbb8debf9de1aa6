using System.Globalization;
using System.Text;

namespace CioCompass.Tests.Conventions;

/// <summary>How a type can refer to another; the arrows rest on finding each.</summary>
public sealed class TypeReferencesTests
{
    private static readonly IReadOnlySet<(string From, string To)> Found = TypeReferences.Of(typeof(TypeReferencesTests).Assembly.Location);

    [Theory]
    [InlineData("System.Text.StringBuilder")]
    [InlineData("System.Globalization.Calendar")]
    [InlineData("System.Guid")]
    [InlineData("System.Uri")]
    [InlineData("System.Version")]
    [InlineData("System.TimeZoneInfo")]
    [InlineData("System.DBNull")]
    [InlineData("System.OperatingSystem")]
    [InlineData("System.ObsoleteAttribute")]
    [InlineData("System.NotFiniteNumberException")]
    [InlineData("System.IFormatProvider")]
    [InlineData("System.Half")]
    public void A_reference_is_found_wherever_it_stands(string type) =>
        Assert.Contains(("CioCompass.Tests.Conventions.Referring`1", type), Found);

    [Fact]
    public void What_nobody_refers_to_is_not_found() =>
        Assert.DoesNotContain(Found, f => f.From == "CioCompass.Tests.Conventions.Referring`1" && f.To == "System.Lazy`1");
}

internal abstract class Referring<T> : List<Half>
    where T : IFormatProvider
{
    private readonly StringBuilder? field = null;

    protected abstract Calendar Signature(IEnumerable<Guid[]> argument);

    [Obsolete("Carries an attribute.")]
    protected int Body()
    {
        var local = 0;
        Func<bool> lambda = () => Uri.TryCreate("a", UriKind.Relative, out _);
        switch (field?.Length)
        {
            case 0: return 0;
            case 1: return 1;
            case 2: return 2;
            case 3: return Version.Parse("1.2").Major;
        }

        try
        {
            local += lambda() ? typeof(DBNull).Name.Length : 0;
        }
        catch (NotFiniteNumberException)
        {
            local++;
        }

        return local + Iterate().Count();
    }

    private static IEnumerable<string> Iterate()
    {
        yield return TimeZoneInfo.Utc.Id;
        yield return Environment.OSVersion.VersionString;
    }
}
