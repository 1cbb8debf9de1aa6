namespace CioCompass.Web.Hosting;

/// <summary>Light, dark, or as the reader's system has it. The attribute <c>data-theme</c> of the page carries it to the style sheet.</summary>
public static class Appearance
{
    public const string QueryKey = "appearance";

    public const string System = "system";

    public static IReadOnlyList<string> All { get; } = [System, "light", "dark"];

    /// <summary>The choice of this request: the address's, else the remembered one, else the system's.</summary>
    public static string Of(HttpRequest request) =>
        Known(request.Query[QueryKey]) ?? Known(request.Cookies[PreferencesMiddleware.AppearanceCookie]) ?? System;

    public static string? Known(string? value) => All.FirstOrDefault(a => a == value);
}
