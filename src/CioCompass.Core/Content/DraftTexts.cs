using CioCompass.Core.Content.QuestionSets;
using CioCompass.Core.Content.Statistics;
using CioCompass.Core.Text;

namespace CioCompass.Core.Content;

/// <summary>
/// Content with its texts cleaned, as every text is before it is stored: what was typed with a space at its end is still the same content.
/// </summary>
internal static class DraftTexts
{
    public static QuestionSetDraft Clean(this QuestionSetDraft set) => new(
        set.Title.Clean(), [.. set.RoleContext.Select(Clean)], [.. set.Themes.Select(Clean)]);

    public static StatisticDraft Clean(this StatisticDraft statistic) => statistic with
    {
        AudienceLabel = statistic.AudienceLabel.Clean(),
        Headline = statistic.Headline.Clean(),
        Subject = statistic.Subject.Clean(),
        Statement = statistic.Statement.Clean(),
        Base = statistic.Base.Clean(),
        VerificationNote = statistic.VerificationNote.Clean(),
        CheckedAgainst = CleanText.Of(statistic.CheckedAgainst),
        Caution = statistic.Caution.Clean(),
        Source = statistic.Source with
        {
            Publisher = CleanText.Line(statistic.Source.Publisher),
            Title = CleanText.Line(statistic.Source.Title),
            Url = CleanText.Line(statistic.Source.Url),
        },
        Room = statistic.Room.Clean(),
    };

    public static RoomDraft Clean(this RoomDraft room) => room with
    {
        Guess = room.Guess.Clean(),
        Position = room.Position.Clean(),
        Reason = room.Reason.Clean(),
    };

    private static ThemeDraft Clean(ThemeDraft theme) => theme with
    {
        Name = theme.Name.Clean(),
        Intent = theme.Intent.Clean(),
        Questions = [.. theme.Questions.Select(Clean)],
    };

    private static QuestionDraft Clean(QuestionDraft question) => question with
    {
        Text = question.Text.Clean(),
        Guidance = question.Guidance.Clean(),
        Levels = [.. question.Levels.Select(Clean)],
    };

    private static LocalizedText Clean(this LocalizedText text) => new(CleanText.Of(text.Nl), CleanText.Of(text.En), CleanText.Of(text.Fr));
}
