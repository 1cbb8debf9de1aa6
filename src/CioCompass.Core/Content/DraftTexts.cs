using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>Changes and lists all texts of a draft at once.</summary>
public static class DraftTexts
{
    /// <summary>
    /// Content with its texts cleaned, as every text is before it is stored: what was typed with a space at its end is still the same content.
    /// </summary>
    public static QuestionSetDraft Clean(this QuestionSetDraft set) => set.Map(Clean);

    public static StatisticDraft Clean(this StatisticDraft statistic) => statistic.Map(Clean) with
    {
        CheckedAgainst = CleanText.Of(statistic.CheckedAgainst),
        Source = statistic.Source with
        {
            Publisher = CleanText.Line(statistic.Source.Publisher),
            Title = CleanText.Line(statistic.Source.Title),
            Url = CleanText.Line(statistic.Source.Url),
        },
    };

    public static RoomDraft Clean(this RoomDraft room) => room.Map(Clean);

    /// <summary>Every text, one after the other; a text that is not filled in yet among them.</summary>
    public static IReadOnlyCollection<LocalizedText> Texts(this QuestionSetDraft set) => Collect(note => set.Map(note));

    public static IReadOnlyCollection<LocalizedText> Texts(this StatisticDraft statistic) => Collect(note => statistic.Map(note));

    public static QuestionSetDraft Map(this QuestionSetDraft set, Func<LocalizedText, LocalizedText> change) => new(
        change(set.Title), [.. set.RoleContext.Select(change)], [.. set.Themes.Select(theme => theme with
        {
            Name = change(theme.Name),
            Intent = change(theme.Intent),
            Questions = [.. theme.Questions.Select(question => question with
            {
                Text = change(question.Text),
                Guidance = change(question.Guidance),
                Levels = [.. question.Levels.Select(change)],
            })],
        })]);

    public static StatisticDraft Map(this StatisticDraft statistic, Func<LocalizedText, LocalizedText> change) => statistic with
    {
        AudienceLabel = change(statistic.AudienceLabel),
        Headline = change(statistic.Headline),
        Subject = change(statistic.Subject),
        Statement = change(statistic.Statement),
        Base = change(statistic.Base),
        VerificationNote = change(statistic.VerificationNote),
        Caution = change(statistic.Caution),
        Room = statistic.Room.Map(change),
    };

    public static RoomDraft Map(this RoomDraft room, Func<LocalizedText, LocalizedText> change) => room with
    {
        Guess = change(room.Guess),
        Position = change(room.Position),
        Reason = change(room.Reason),
    };

    private static LocalizedText Clean(LocalizedText text) => text.Select(CleanText.Of);

    private static List<LocalizedText> Collect(Action<Func<LocalizedText, LocalizedText>> visit)
    {
        var texts = new List<LocalizedText>();
        visit(text =>
        {
            texts.Add(text);
            return text;
        });
        return texts;
    }
}
