using CioCompass.Core.Accounts;
using CioCompass.Core.Auditing;
using CioCompass.Core.Operations.Auditing;
using CioCompass.Tests.Support;
using CioCompass.Web.Features.Operations.Auditing;

namespace CioCompass.Tests.Operations.Auditing;

public sealed class AuditTextsTests
{
    [Theory]
    [InlineData("en")]
    [InlineData("nl")]
    [InlineData("fr")]
    [InlineData("de")]
    public void Every_action_group_and_kind_of_subject_has_words_of_its_own_in_every_language(string language)
    {
        using var reader = new InCulture(language);

        AssertOwn(Enum.GetValues<AuditAction>(), "Action", AuditTexts.Of);
        AssertOwn(Enum.GetValues<AuditGroup>(), "Group", AuditTexts.Of);
        Assert.All(Enum.GetValues<AuditSubjectKind>(), k => Assert.Contains("Dijle", AuditTexts.Of(new AuditSubject(k, "Dijle")), StringComparison.Ordinal));
    }

    [Fact]
    public void Every_action_belongs_to_one_group_and_every_group_has_a_name_in_addresses()
    {
        Assert.All(Enum.GetValues<AuditAction>(), a => Assert.Contains(a, AuditGroups.ActionsOf(AuditGroups.Of(a))));
        Assert.Equal(Enum.GetValues<AuditGroup>(), AuditQuery.Groups.Select(n => AuditQuery.GroupOf(n)!.Value));
    }

    [Fact]
    public void Nobody_the_program_and_a_person_are_told_apart()
    {
        using var reader = new InCulture("en");
        var row = new AuditRow(1, DateTime.UnixEpoch, AuditAction.SignInFailed, null, "", null, null, "");

        Assert.Equal(AuditStrings.Nobody, AuditTexts.WhoOf(row));
        Assert.Equal(AuditStrings.Program, AuditTexts.WhoOf(row with { ActorId = Actor.Console.UserId, ActorName = Actor.Console.DisplayName }));
        Assert.Equal("console", AuditTexts.WhoOf(row with { ActorId = Guid.NewGuid(), ActorName = "console" }));
    }

    private static void AssertOwn<T>(T[] values, string kind, Func<T, string> words)
        where T : struct, Enum
    {
        Assert.All(values, v => Assert.Equal(AuditStrings.ResourceManager.GetString(kind + v), words(v)));
        Assert.Equal(values.Length, values.Select(words).Distinct(StringComparer.Ordinal).Count());
    }
}
