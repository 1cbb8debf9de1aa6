using CioCompass.Core.Questions;
using CioCompass.Core.Text;
using CioCompass.Tests.Support;

namespace CioCompass.Tests.Questions;

public sealed class QuestionSetChangesTests : IAsyncLifetime
{
    private TestDatabase database = null!;
    private QuestionSetView first = null!;
    private QuestionSetView second = null!;

    public async ValueTask InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        var catalog = database.Get<QuestionCatalog>();
        first = await LaterQuestions.ShippedAsync(database);
        second = await catalog.SetAsync(await LaterQuestions.PublishAsync(database, first), CancellationToken.None);
    }

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public void Every_kind_of_change_is_found_and_nothing_else()
    {
        var changes = QuestionSetChanges.Between(first, second);

        Assert.Empty(changes.Themes);
        Assert.Equal(
            new Dictionary<string, ContentChange>
            {
                [LaterQuestions.Reworded(first)] = ContentChange.Reworded,
                [LaterQuestions.Removed(first)] = ContentChange.Removed,
                [LaterQuestions.Added] = ContentChange.Added,
                [LaterQuestions.Relevelled(first)] = ContentChange.Levels,
                [LaterQuestions.Moved(first)] = ContentChange.Moved,
            },
            changes.Questions.ToDictionary(q => (q.After ?? q.Before)!.Key, q => q.Change));
    }

    [Fact]
    public void A_version_does_not_differ_from_itself() => Assert.True(QuestionSetChanges.Between(first, first).IsEmpty);

    [Fact]
    public void Seen_from_the_later_version_what_was_added_is_removed()
    {
        var back = QuestionSetChanges.Between(second, first);

        Assert.Equal(ContentChange.Removed, back.Questions.Single(q => q.Before?.Key == LaterQuestions.Added).Change);
        Assert.Equal(ContentChange.Added, back.Questions.Single(q => q.After?.Key == LaterQuestions.Removed(first)).Change);
    }

    [Fact]
    public void Another_order_or_introduction_is_a_change_and_a_question_that_came_or_went_is_no_other_order()
    {
        var reordered = first with { Themes = [first.Themes[1], first.Themes[0], .. first.Themes.Skip(2)] };
        var within = first with { Themes = [first.Themes[0] with { Questions = [.. first.Themes[0].Questions.Reverse()] }, .. first.Themes.Skip(1)] };
        var introduced = first with { RoleContext = [.. first.RoleContext.Skip(1)] };

        Assert.True(QuestionSetChanges.Between(first, reordered) is { IsReordered: true, IsIntroducedAnew: false, IsEmpty: false });
        Assert.True(QuestionSetChanges.Between(first, within) is { IsReordered: true, IsIntroducedAnew: false, IsEmpty: false });
        Assert.True(QuestionSetChanges.Between(first, introduced) is { IsReordered: false, IsIntroducedAnew: true, IsEmpty: false });
        Assert.False(QuestionSetChanges.Between(first, second).IsReordered);
    }

    [Fact]
    public void Paragraphs_of_the_context_that_came_went_read_differently_or_moved_are_named()
    {
        var role = first.RoleContext;
        var added = Localized.Of("Nieuw", "New", "Nouveau");
        var reworded = role[3].With("fr", "Autrement");

        var changes = QuestionSetChanges.Between(first, first with { Title = added, RoleContext = [role[1], role[0], added, reworded, .. role.Skip(4)] });

        Assert.Equal(new TextChange(first.Title, added, ContentChange.Reworded), changes.Title);
        Assert.Equal(
            [
                new TextChange(null, added, ContentChange.Added), new TextChange(role[3], reworded, ContentChange.Reworded),
                new TextChange(role[2], null, ContentChange.Removed),
            ],
            changes.Context);
        Assert.True(changes is { IsContextReordered: true, IsReordered: false, Count: 5 });
        Assert.False(QuestionSetChanges.Between(first, first with { RoleContext = [.. role.Skip(1)] }).IsContextReordered);
    }

    [Fact]
    public void Themes_are_compared_by_name_explanation_and_gate()
    {
        var theme = first.Themes[0];
        var later = first with
        {
            Themes = [theme with { Name = theme.Intent, IsPrerequisite = !theme.IsPrerequisite }, .. first.Themes.Skip(1)],
        };

        var change = Assert.Single(QuestionSetChanges.Between(first, later).Themes);

        Assert.Equal(ContentChange.Reworded | ContentChange.Gate, change.Change);
    }

    [Fact]
    public void Other_words_or_levels_change_what_a_level_means_and_another_place_does_not()
    {
        var changes = QuestionSetChanges.Between(first, second).Questions;

        Assert.Equal(
            [LaterQuestions.Reworded(first), LaterQuestions.Relevelled(first)],
            changes.Where(c => c.ChangesMeaning).Select(c => c.After!.Key));
    }
}
