using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Text;

public sealed class SameWordsTests
{
    [Theory]
    [InlineData("l'article", "l’article", true)]
    [InlineData("“consumenten”", "‘consumenten’", true)]
    [InlineData("un rôle ?", "un rôle\u00A0?", true)]
    [InlineData("un rôle", "un role", false)]
    [InlineData("a role", "a role ", false)]
    public void Only_the_kind_of_apostrophe_quotation_mark_and_space_makes_no_difference(string one, string other, bool same)
    {
        var (first, second) = (Localized.Of("a", "b", one), Localized.Of("a", "b", other));

        Assert.Equal(same, SameWords.Instance.Equals(first, second));
        Assert.True(!same || SameWords.Instance.GetHashCode(first) == SameWords.Instance.GetHashCode(second));
    }
}
