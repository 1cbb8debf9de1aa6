using CioCompass.Core.Content;

namespace CioCompass.Web.Features.Content;

/// <summary>Message of a page after something was done, or why it was not.</summary>
public sealed record DraftSaying(string Text, bool IsProblem)
{
    /// <summary>Message after discarding a draft, of the questions or of a figure.</summary>
    public static DraftSaying OfDiscarding(DraftOutcome outcome) => outcome == DraftOutcome.Done
        ? new(ContentStrings.Discarded, false)
        : new(ContentTexts.Of(outcome), true);
}
