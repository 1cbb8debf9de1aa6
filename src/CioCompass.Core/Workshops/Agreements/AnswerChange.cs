using CioCompass.Core.Assessments;

namespace CioCompass.Core.Workshops.Agreements;

/// <summary>An answer that is no longer what a room agreed on.</summary>
/// <param name="By">Who changed it.</param>
/// <param name="At">UTC.</param>
public sealed record AnswerChange(Answer Agreed, Answer Now, string By, DateTime At)
{
    /// <returns>Null while the answer is what was agreed, also where it was something else in between.</returns>
    public static AnswerChange? Between(Answer agreed, Answer now, string by, DateTime at) =>
        agreed == now ? null : new AnswerChange(agreed, now, by, at);

    internal static AnswerChange? Of(Answer agreed, Response? response) => response is null
        ? null
        : Between(agreed, Answer.From(response.Kind, response.Level), response.AnsweredBy, response.AnsweredAt ?? response.UpdatedAt);
}
