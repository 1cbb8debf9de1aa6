using CioCompass.Core.Text;

namespace CioCompass.Core.Content.Statistics;

/// <summary>Limits and checks that a statistic must pass before it is published: no figure without its source.</summary>
public static class StatisticRules
{
    public const int HeadlineMaxLength = 200;

    public const int LabelMaxLength = 200;

    public const int TextMaxLength = 2000;

    public const int SourceMaxLength = 200;

    public const int AddressMaxLength = 2000;

    /// <summary>More people, or countries, than there are cannot have been asked.</summary>
    public const int MostPeople = 1_000_000_000;

    public const int MostCountries = 250;

    /// <summary>Years of publication.</summary>
    public const int EarliestYear = 1900, LatestYear = 2100;

    /// <summary>No statistic is called so: in an address these mean something else.</summary>
    internal static readonly IReadOnlySet<string> ReservedKeys = new HashSet<string>(StringComparer.Ordinal) { "new", "preview" };

    /// <param name="published">What rooms have been asked about it so far; null where they have not: ballots were cast on those words.</param>
    /// <param name="required">See <see cref="RequiredLanguages"/>.</param>
    /// <returns>Every error, in the order of the form; it can be published when none of them blocks.</returns>
    public static IReadOnlyList<StatisticError> Check(StatisticDraft draft, RoomDraft? published, IReadOnlySet<string> required)
    {
        var errors = new List<StatisticError>();
        if (draft.Percentage is null)
        {
            errors.Add(new(ContentProblem.Missing, StatisticField.Percentage));
        }

        Range(errors, draft.Percentage, 0, 100, StatisticField.Percentage);
        Require(errors, required, draft.Headline, HeadlineMaxLength, StatisticField.Headline);
        Require(errors, required, draft.Subject, HeadlineMaxLength, StatisticField.Subject);
        Require(errors, required, draft.Statement, TextMaxLength, StatisticField.Statement);
        CheckSource(errors, draft.Source);
        CheckSurvey(errors, draft, required);
        Require(errors, required, draft.VerificationNote, TextMaxLength, StatisticField.VerificationNote);
        Limit(errors, draft.CheckedAgainst, TextMaxLength, StatisticField.CheckedAgainst);
        if (!draft.Caution.IsBlank())
        {
            Require(errors, required, draft.Caution, TextMaxLength, StatisticField.Caution);
        }

        CheckRoom(errors, draft.Room, published, required);
        return errors;
    }

    private static void CheckSource(List<StatisticError> errors, SourceDraft source)
    {
        foreach (var (text, field) in new[] { (source.Publisher, StatisticField.Publisher), (source.Title, StatisticField.SourceTitle) })
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                errors.Add(new(ContentProblem.Missing, field));
            }

            Limit(errors, text, SourceMaxLength, field);
        }

        Range(errors, source.Year, EarliestYear, LatestYear, StatisticField.Year);
        Limit(errors, source.Url, AddressMaxLength, StatisticField.Url);
        if (!string.IsNullOrWhiteSpace(source.Url) && !WebAddress.IsHttp(source.Url))
        {
            errors.Add(new(ContentProblem.NotAnAddress, StatisticField.Url));
        }
    }

    private static void CheckSurvey(List<StatisticError> errors, StatisticDraft draft, IReadOnlySet<string> required)
    {
        Require(errors, required, draft.AudienceLabel, LabelMaxLength, StatisticField.AudienceLabel);
        Require(errors, required, draft.Base, TextMaxLength, StatisticField.Base);
        Range(errors, draft.SampleSize, 1, MostPeople, StatisticField.SampleSize);
        Range(errors, draft.MarginPoints, 0, 100, StatisticField.Margin);
        Range(errors, draft.Countries, 1, MostCountries, StatisticField.Countries);
        if (draft.FieldworkFrom.HasValue != draft.FieldworkTo.HasValue || draft.FieldworkFrom > draft.FieldworkTo)
        {
            errors.Add(new(ContentProblem.WrongPeriod, StatisticField.Fieldwork));
        }
    }

    private static void CheckRoom(List<StatisticError> errors, RoomDraft room, RoomDraft? published, IReadOnlySet<string> required)
    {
        if (published is not null)
        {
            // Published before texts were cleaned, it may differ from its draft in what nobody sees.
            if (room.Clean() != published.Clean())
            {
                errors.Add(new(ContentProblem.Fixed, StatisticField.Room));
            }

            return;
        }

        if (room.IsAsked)
        {
            Require(errors, required, room.Guess, TextMaxLength, StatisticField.Guess);
            Require(errors, required, room.Position, TextMaxLength, StatisticField.Position);
            Require(errors, required, room.Reason, TextMaxLength, StatisticField.Reason);
        }
    }

    private static void Require(
        List<StatisticError> errors, IReadOnlySet<string> required, LocalizedText text, int mostCharacters, StatisticField field) =>
        errors.AddRange(text.Problems(mostCharacters, required).Select(found => new StatisticError(found.Problem, field, found.Language)));

    private static void Limit(List<StatisticError> errors, string text, int mostCharacters, StatisticField field)
    {
        if (text.Length > mostCharacters)
        {
            errors.Add(new(ContentProblem.TooLong, field));
        }
    }

    private static void Range(List<StatisticError> errors, decimal? number, int least, int most, StatisticField field)
    {
        if (number < least || number > most)
        {
            errors.Add(new(ContentProblem.OutOfRange, field));
        }
    }
}

/// <summary>One thing still to do in a statistic; most of them keep it from being published.</summary>
/// <param name="Language">Its code; null where it concerns none in particular.</param>
public sealed record StatisticError(ContentProblem Problem, StatisticField Field, string? Language = null)
{
    public bool Blocks => Problem.Blocks();
}

public enum StatisticField
{
    Percentage,
    Audience,
    Headline,
    Subject,
    Statement,
    Publisher,
    SourceTitle,
    Year,
    Url,
    Vendor,
    AudienceLabel,
    Base,
    SampleSize,
    Margin,
    Countries,
    Fieldwork,
    Verification,
    VerificationNote,
    CheckedAgainst,
    Caution,
    Room,
    Guess,
    Position,
    Comparability,
    Reason,
    Withdrawn,
}
