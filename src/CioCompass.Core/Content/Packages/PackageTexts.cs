using CioCompass.Core.Text;

namespace CioCompass.Core.Content.Packages;

/// <summary>
/// Content with its texts cleaned as a reader of files cleans them: what was typed with a space at its end is still the same content.
/// </summary>
internal static class PackageTexts
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
        Room = statistic.Room with
        {
            Guess = statistic.Room.Guess.Clean(),
            Position = statistic.Room.Position.Clean(),
            Reason = statistic.Room.Reason.Clean(),
        },
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
