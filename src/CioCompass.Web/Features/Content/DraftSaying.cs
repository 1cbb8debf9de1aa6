namespace CioCompass.Web.Features.Content;

/// <summary>What a page says after something was done, or why it was not.</summary>
public sealed record DraftSaying(string Text, bool IsProblem);
