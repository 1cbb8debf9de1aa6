namespace CioCompass.Web.Components.Shared;

/// <summary>One step on a way of several pages.</summary>
/// <param name="Name">In the reader's language.</param>
/// <param name="Address">Where one goes back to it; null where that is not safe, or where it is on the same page.</param>
public sealed record Step(string Name, string? Address = null);
