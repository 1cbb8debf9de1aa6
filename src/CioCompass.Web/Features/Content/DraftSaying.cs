using CioCompass.Core.Content;

namespace CioCompass.Web.Features.Content;

/// <summary>What a page says after something was done, or why it was not.</summary>
public sealed record DraftSaying(string Text, bool IsProblem)
{
    /// <summary>What became of the wish to discard a draft, of the questions or of a figure.</summary>
    public static DraftSaying OfDiscarding(DraftOutcome outcome) => outcome == DraftOutcome.Done
        ? new(ContentStrings.Discarded, false)
        : new(ContentTexts.Of(outcome), true);
}
